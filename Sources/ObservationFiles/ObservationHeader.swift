import SessionModel

/// The first line of a file of observations: how they came about.
public struct ObservationHeader: Hashable, Sendable {
  /// The policy that was in force.
  public let policyVersion: String
  /// The frames a second that were asked for.
  public let framesPerSecond: Double
  /// The adjustments granted to the candidate.
  public let accommodations: [Accommodation]

  /// Creates a header.
  public init(policyVersion: String, framesPerSecond: Double, accommodations: [Accommodation]) {
    self.policyVersion = policyVersion
    self.framesPerSecond = framesPerSecond
    self.accommodations = accommodations
  }
}

/// What is wrong with a file of observations.
public enum ObservationFileError: Error, Hashable, CustomStringConvertible {
  /// There is no such file.
  case notFound(path: String)
  /// It cannot be read, or is too large to be one.
  case notReadable(path: String, why: String)
  /// A line is not what it has to be.
  case malformed(path: String, line: Int, why: String)
  /// The last line is missing: it was cut off.
  case cutOff(path: String)

  /// What is wrong, with the place.
  public var description: String {
    switch self {
    case .notFound(let path): "there is no file \"\(path)\"; give the folder of a report"
    case .notReadable(let path, let why): "\"\(path)\" cannot be read (\(why))"
    case .malformed(let path, let line, let why): "\"\(path)\", line \(line): \(why)"
    case .cutOff(let path): "\"\(path)\" ends in the middle; run the analysis again"
    }
  }
}
