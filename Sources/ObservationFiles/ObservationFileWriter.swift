import Foundation
import Proctoring
import SessionModel
import Synchronization

/// Writes observations into a file while they are made. Without its last line, which ``finish(at:)`` writes, the
/// file is not taken for whole.
public final class ObservationFileWriter: Sendable {
  private struct State {
    var file: FileHandle
    var pending = Data()
  }

  /// So much is kept before it is written.
  private static let chunk = 64 << 10

  private let state: Mutex<State>

  /// Makes the file and writes its header.
  ///
  /// - Throws: `CocoaError` where the file cannot be made or the disk is full.
  public init(_ file: URL, _ header: ObservationHeader) throws {
    try Data().write(to: file)
    var begun = State(file: try FileHandle(forWritingTo: file))
    begun.pending = try ObservationLine.header(header).text()
    state = Mutex(begun)
  }

  /// Adds a moment.
  public func write(_ moment: ObservedMoment) throws {
    let line = try ObservationLine.moment(moment).text()
    try state.withLock { state in
      state.pending += line
      if state.pending.count >= Self.chunk { try Self.flush(&state) }
    }
  }

  /// Adds the end of the session and closes the file.
  public func finish(at end: SessionTime) throws {
    let line = try ObservationLine.end(end).text()
    try state.withLock { state in
      state.pending += line
      try Self.flush(&state)
      try state.file.close()
    }
  }

  private static func flush(_ state: inout State) throws {
    try state.file.write(contentsOf: state.pending)
    state.pending.removeAll(keepingCapacity: true)
  }
}
