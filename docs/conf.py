"""How the documentation site is built: `make docs` writes it into build/site.

The source folder is the whole repository, so that a link between pages which holds on the web
page of the repository holds in the site too. Nothing is fetched, neither by the build nor by a
reader, and the same pages give the same site.
"""

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

project = "On the Record"
copyright = "On the Record contributors"

# ---- Which pages ----------------------------------------------------------------------------

root_doc = "docs/index"
include_patterns = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "LICENSE-DATA.md",
    "benchmarks/README.md",
    "data/curated/README.md",
    "data/tables/README.md",
    "docs/**/*.md",
    "docs/*.md",
    "schemas/README.md",
    "scripts/README.md",
]
exclude_patterns = [".*", "build", "dist", "src", "tests"]

# ---- How they are read ----------------------------------------------------------------------

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4

# Pages with code cells are run anew at every build, and a cell that warns fails.
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_raise_on_error = True
nb_output_stderr = "error"
# Where the kernel happens to flush must not show.
nb_merge_streams = True
nb_execution_timeout = 120

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_display_short_literal_types = True
nitpicky = True
# Other projects' documentation is not asked over the network, and the inside of ours has none.
nitpick_ignore_regex = [
    ("py:.*", r"(Any|Axes|Path|os|collections|pathlib|pd|pa|nx|matplotlib)\b.*"),
    ("py:.*", r"onrecord(\.[a-z_]+)+\.[A-Z]\w+|Comparison|Day|Selection"),
]

# ---- How they look --------------------------------------------------------------------------

html_theme = "furo"
html_title = "On the Record"
html_static_path = ["_static"]
html_css_files = ["site.css"]
templates_path = ["_templates"]
# The pages stand in folders as in the repository, and whoever opens the site begins with the first.
html_additional_pages = {"index": "to_start.html"}
html_copy_source = False
html_show_sphinx = False


def setup(site: Sphinx) -> None:
    """Show the language of SPSS and CSV, which nothing here can color, as plain text."""
    site.add_lexer("spss", TextLexer)
    site.add_lexer("csv", TextLexer)
