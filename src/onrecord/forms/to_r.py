"""R data files (.rds): a data frame for each table, and a script that loads them all."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.forms.publication import Publication
from onrecord.forms.variables import Rows, Variable, is_small, read_rows

_FOLDER = "r"
_SCRIPT = "load.R"
# How R writes a whole number or a logical that is missing.
_MISSING = -(2**31)


def to_r(publication: Publication, folder: Path) -> None:
    """Write ``r/<table>.rds`` for every table and for the events with all their names, and load.R.

    R 3.5 and later reads them without any package, by ``readRDS``. Codes are factors with the
    codes in the order of their vocabulary as levels, dates are of class Date, booleans logical,
    whole numbers integer (or beyond 32 bits double), and what is missing is NA; an empty text stays
    one. Each column has its heading as attribute ``label`` and its meaning as ``comment``; numbers
    that stand for something have it as ``labels``, as the package haven writes them. The same
    tables give the same bytes with the same zlib. The library writes about 7,000 texts a second;
    R reads large tables sooner from Parquet.
    """
    (folder / _FOLDER).mkdir()
    for rows in read_rows(publication):
        _write(rows, folder / _FOLDER / f"{rows.table.name}.rds")
    shutil.copyfile(Path(__file__).with_name(_SCRIPT), folder / _FOLDER / _SCRIPT)


def _write(rows: Rows, path: Path) -> None:
    from rdata.conversion.to_r import ConverterFromPythonToR
    from rdata.unparser import unparse_data

    constructors = {Rows: _to_frame, Variable: _to_labels}
    data = ConverterFromPythonToR(constructor_dict=constructors).convert_to_r_data(rows)
    # Neither a time nor the name of the file stand in the header, which would differ each time.
    with path.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        packed.write(unparse_data(data))


def _to_frame(rows: Rows, converter: Any) -> Any:
    """Build the R object of a data frame; that of rdata has no dates and no attributes."""
    import numpy as np
    from rdata.conversion.to_r import build_r_object
    from rdata.parser import RObjectType

    columns = [_to_vector(each, converter) for each in rows.variables]
    size = len(rows.variables[0].values)
    attributes = {
        "names": np.array(rows.table.columns, dtype=object),
        # The short form of the row names 1, 2, 3 ...
        "row.names": np.array([_MISSING, -size], dtype=np.int32),
        "class": "data.frame",
        "label": rows.label,
        "comment": rows.table.description,
    }
    return build_r_object(
        RObjectType.VEC,
        value=columns,
        is_object=True,
        attributes=converter.convert_to_r_attributes(attributes),
    )


def _to_vector(variable: Variable, converter: Any) -> Any:
    """Build the R object of a column with its attributes."""
    from rdata.conversion.to_r import build_r_object

    vector = _to_plain_vector(variable, converter)
    attributes = {
        **_class(variable),
        "label": variable.label,
        "comment": variable.field.description,
        # Made only when its turn comes, since R numbers names in the order of the file.
        **({"labels": variable} if _has_labels(variable) else {}),
    }
    return build_r_object(
        vector.info.type,
        value=vector.value,
        is_object="class" in attributes,
        attributes=converter.convert_to_r_attributes(attributes),
    )


def _class(variable: Variable) -> dict[str, Any]:
    import numpy as np

    if variable.codes:
        return {"levels": np.array(variable.codes.codes, dtype=object), "class": "factor"}
    return {"class": "Date"} if variable.field.type == "date" else {}


def _has_labels(variable: Variable) -> bool:
    return variable.field.type == "integer" and bool(variable.value_labels)


def _to_labels(variable: Variable, converter: Any) -> Any:
    """Build the numbers that stand for something, each named by what it stands for."""
    import numpy as np
    from rdata.conversion.to_r import build_r_object

    labels = variable.value_labels
    numbers = converter.convert_to_r_object(np.array(list(labels), dtype=np.int32))
    names = {"names": np.array(list(labels.values()), dtype=object)}
    return build_r_object(
        numbers.info.type, value=numbers.value, attributes=converter.convert_to_r_attributes(names)
    )


def _to_plain_vector(variable: Variable, converter: Any) -> Any:
    import numpy as np
    from rdata.conversion.to_r import build_r_object
    from rdata.missing import R_FLOAT_NA
    from rdata.parser import RObjectType

    values, kind = variable.values, variable.field.type
    if kind == "string" and not variable.codes:
        return converter.convert_to_r_object(np.array(values.to_pylist(), dtype=object))
    if kind == "boolean":
        return build_r_object(RObjectType.LGL, value=_fill(values.cast(pa.int32()), _MISSING))
    if variable.codes or (kind == "integer" and is_small(values)):
        return build_r_object(RObjectType.INT, value=_fill(values.cast(pa.int32()), _MISSING))
    days = values.cast(pa.int32()) if kind == "date" else values
    numbers = _fill(days.cast(pa.float64(), safe=False), 0.0)
    numbers[values.is_null().to_numpy()] = R_FLOAT_NA
    return build_r_object(RObjectType.REAL, value=numbers)


def _fill(values: pa.ChunkedArray, missing: float) -> Any:
    return pc.fill_null(values, missing).to_numpy().copy()
