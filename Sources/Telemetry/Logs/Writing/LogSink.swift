/// Takes lines of a log.
public protocol LogSink: Sendable {
  /// Takes a line whole, its line feed included. Never fails: whoever logs cannot do anything about it.
  func write(_ line: [UInt8])
}
