/// A row that this program did not write so: the database is damaged.
struct RowFault: Error {
  /// The table that it stands in.
  let table: String
}
