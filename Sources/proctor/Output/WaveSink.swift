import Foundation
import Perception

/// Writes a WAVE file: into a file that is put in its place when it is whole, or to standard output as it comes.
final class WaveSink {
  private let target: URL?
  private let staged: URL?
  private let handle: FileHandle
  private let sampleRate: Int
  private var sampleCount = 0

  /// Opens it.
  ///
  /// - Parameter target: nil writes to standard output.
  /// - Throws: ``OutputError``.
  init(_ target: URL?, sampleRate: Int) throws {
    self.target = target
    self.sampleRate = sampleRate
    if let target, !Self.isSpecial(target) {
      let staged = target.deletingLastPathComponent().appendingPathComponent(".\(UUID().uuidString).wav")
      guard FileManager.default.createFile(atPath: staged.path, contents: nil),
        let handle = FileHandle(forWritingAtPath: staged.path)
      else { throw OutputError.fileNotWritable(path: target.path) }
      self.staged = staged
      self.handle = handle
    } else if let target {
      guard let handle = FileHandle(forWritingAtPath: target.path) else {
        throw OutputError.fileNotWritable(path: target.path)
      }
      staged = nil
      self.handle = handle
    } else {
      staged = nil
      handle = .standardOutput
    }
    try handle.write(contentsOf: Data(PCM16.waveHeader(sampleRate: sampleRate, sampleCount: nil)))
  }

  /// Whether something that is no file stands there, such as a device or a pipe, which must not be replaced.
  private static func isSpecial(_ target: URL) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    return type.map { $0 != .typeRegular } ?? false
  }

  deinit { staged.map { try? FileManager.default.removeItem(at: $0) } }

  /// Adds samples.
  func append(_ samples: [Float]) throws {
    try handle.write(contentsOf: Data(PCM16.bytes(samples)))
    sampleCount += samples.count
  }

  /// Completes it.
  ///
  /// - Returns: Its length in seconds.
  func finish() throws -> Double {
    if let target, let staged {
      try handle.seek(toOffset: 0)
      try handle.write(contentsOf: Data(PCM16.waveHeader(sampleRate: sampleRate, sampleCount: sampleCount)))
      try handle.close()
      guard rename(staged.path, target.path) == 0 else {
        throw OutputError.fileNotWritable(path: target.path)
      }
    }
    return Double(sampleCount) / Double(sampleRate)
  }
}
