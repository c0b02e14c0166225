import Foundation
import Synchronization

/// Writes lines to a file descriptor, each with one call, one after the other.
///
/// It waits for a reader that is slow. What cannot be written at all is dropped and counted; where the reader may go
/// away, the program must ignore SIGPIPE.
public final class DescriptorLogSink: LogSink {
  /// Standard error.
  public static let standardError = DescriptorLogSink(STDERR_FILENO)

  private struct State {
    var lost = 0
    /// The last line was cut by a failure; the next must not be glued to it.
    var isMidLine = false
  }

  private let descriptor: Int32
  private let state = Mutex(State())

  /// Takes a descriptor, which stays the caller's and open.
  public init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// How many lines could not be written, or not whole.
  public var lostLines: Int { state.withLock { $0.lost } }

  /// Writes a line.
  public func write(_ line: [UInt8]) {
    state.withLock { state in
      let bytes = state.isMidLine ? [UInt8(ascii: "\n")] + line : line
      let written = writeAll(bytes)
      guard written < bytes.count else { return state.isMidLine = false }
      state.lost += 1
      state.isMidLine = state.isMidLine || written > 0
    }
  }

  /// How many bytes went out. One call writes all of them, unless a pipe is nearly full or a signal comes.
  private func writeAll(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
        if count > 0 {
          done += count
        } else if count == 0 || errno != EINTR {
          break
        }
      }
      return done
    }
  }
}
