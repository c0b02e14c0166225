/// Reads what ffmpeg says on standard error: a line for each picture with its time, and complaints.
enum ShowInfo {
  /// The capture time in seconds, when the line is about a picture.
  static func pictureSeconds(in line: Substring) -> Double? {
    guard line.contains("showinfo"), let found = line.range(of: " pts_time:") else { return nil }
    return Double(line[found.upperBound...].prefix { !$0.isWhitespace })
  }

  /// The line without its prefixes, when it is a complaint.
  static func complaint(in line: Substring) -> String? {
    for level in ["[error] ", "[fatal] ", "[panic] "] {
      if let found = line.range(of: level) { return String(line[found.upperBound...].prefix(200)) }
    }
    return nil
  }
}
