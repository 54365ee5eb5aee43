# Loads all tables of this folder into the list `tables`. No package is needed:
#
#   source("load.R", chdir = TRUE)
#   table(tables$events$event_type)     # codes are factors
#   describe(tables$events)             # what the columns mean
#
# The same tables in Parquet, with codes as text and without labels, are read by
# arrow::read_parquet() of the package arrow.

# Read every table of a folder; gives a list of data frames by their names.
load_tables <- function(folder = ".") {
  files <- sort(list.files(folder, pattern = "[.]rds$", full.names = TRUE), method = "radix")
  tables <- lapply(files, readRDS)
  names(tables) <- sub("[.]rds$", "", basename(files))
  tables
}

# Tell what the columns of a table mean; gives a data frame with a row for each.
describe <- function(table) {
  said <- function(name) {
    vapply(table, function(column) attr(column, name, exact = TRUE), "", USE.NAMES = FALSE)
  }
  data.frame(column = names(table), label = said("label"), meaning = said("comment"))
}

tables <- load_tables()
