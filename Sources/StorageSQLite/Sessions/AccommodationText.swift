import SessionModel

/// Adjustments as they lie in the database: `name=amount`, with commas between.
enum AccommodationText {
  static func text(of accommodations: [Accommodation]) -> String {
    accommodations.map { "\($0.name)=\($0.amount)" }.joined(separator: ",")
  }

  /// Nil where one is unknown or beyond its range.
  static func accommodations(of text: String) -> [Accommodation]? {
    let parts = text.split(separator: ",")
    let read = parts.compactMap { Accommodation(parsing: String($0)) }
    return read.count == parts.count ? read : nil
  }
}
