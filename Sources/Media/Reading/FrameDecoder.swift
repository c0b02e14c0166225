import Foundation
import Perception
import SessionModel
import Subprocess
import Synchronization
import SystemPackage

/// One ffmpeg that decodes one recording, and the two pipes that it writes to.
///
/// Pictures come on its standard output, each with a line on its standard error that tells its time. Both
/// pipes are read on threads of their own, since the reads block.
final class FrameDecoder: Sendable {
  private let frameByteCount: Int
  private let size: (width: Int, height: Int)
  private let pictures: FileDescriptor
  private let remarks: RemarkReader
  private let child: Task<Bool, any Error>
  private let queue = DispatchQueue(label: "proctor.media.pictures")

  /// Starts decoding.
  init(_ recording: Recording, framesPerSecond: Double) throws {
    size = FrameGeometry.analysed(width: recording.info.width, height: recording.info.height)
    frameByteCount = size.width * size.height * 3
    let pictures = try FileDescriptor.pipe()
    let remarks = try FileDescriptor.pipe()
    _ = fcntl(pictures.readEnd.rawValue, Self.setPipeSize, 1 << 20)
    for end in [pictures.readEnd, pictures.writeEnd, remarks.readEnd, remarks.writeEnd] {
      _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
    }
    self.pictures = pictures.readEnd
    let filterName = "showinfo@\(UInt64.random(in: .min ... .max))"
    self.remarks = RemarkReader(remarks.readEnd, filterName: filterName)
    let arguments = Self.arguments(
      recording, framesPerSecond: framesPerSecond, size: size, filterName: filterName)
    child = Task {
      try await run(
        .name("ffmpeg"), arguments: Arguments(arguments), platformOptions: Tool.platformOptions,
        output: .fileDescriptor(pictures.writeEnd, closeAfterSpawningProcess: true),
        error: .fileDescriptor(remarks.writeEnd, closeAfterSpawningProcess: true)
      ).terminationStatus.isSuccess
    }
    self.remarks.start()
  }

  deinit {
    child.cancel()
    try? pictures.close()
  }

  /// What ffmpeg complained of so far.
  var complaints: [String] { remarks.complaints }

  /// Waits for the next picture; nil at the end. Not to be called again before it has returned.
  func next() async throws -> VideoFrame? {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.readFrame() }) }
    }
  }

  /// Waits for the child to end. One that failed is complained of: a decoder that crashed looks like the end
  /// of the file.
  func finish() async throws {
    do {
      let isWhole = try await child.value
      await remarks.finish()
      if !isWhole { remarks.complain("the decoder failed; what follows was not looked at") }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw MediaError.toolMissing(name: "ffmpeg")
    }
  }

  /// Ends the child now.
  func cancel() { child.cancel() }

  private func readFrame() throws -> VideoFrame? {
    var filled = 0
    let bytes = try [UInt8](unsafeUninitializedCapacity: frameByteCount) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      while filled < frameByteCount {
        let read = try pictures.read(into: UnsafeMutableRawBufferPointer(rebasing: raw[filled...]))
        if read == 0 { break }
        filled += read
      }
      count = filled
    }
    guard filled == frameByteCount, let seconds = remarks.nextPictureSeconds(),
      let picture = RGBPicture(width: size.width, height: size.height, bytes: bytes)
    else { return nil }
    return VideoFrame(time: SessionTime(seconds: seconds), pixels: .rgb(picture))
  }

  /// F_SETPIPE_SZ, which the C library's headers hide from Swift.
  private static let setPipeSize: CInt = 1031

  /// Thins to the grid of `framesPerSecond`, scales, and tells every picture's time. A time that goes back is
  /// let through, so that it can be seen and counted. Matroska and WebM round times to milliseconds: half of
  /// one is forgiven, or every third picture of theirs would miss a grid as fine as their own.
  private static func arguments(
    _ recording: Recording, framesPerSecond: Double, size: (width: Int, height: Int), filterName: String
  ) -> [String] {
    func grid(_ time: String) -> String { "floor((\(time)+0.0005)*\(framesPerSecond)+0.001)" }
    let chosen =
      "isnan(prev_selected_t)+lt(t,prev_selected_t)"
      + "+gt(\(grid("t")),\(grid("prev_selected_t")))"
    let filters =
      "select='\(chosen)',"
      + "scale=\(size.width):\(size.height):flags=area,format=rgb24,\(filterName)=checksum=0"
    return ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info"]
      + Tool.sharedClock + Tool.inputArguments(for: recording.file.path)
      + [
        "-map", "0:V:0", "-filter_threads", "1", "-vf", filters, "-fps_mode", "passthrough",
        "-f", "rawvideo", "pipe:1",
      ]
  }
}

/// Reads ffmpeg's standard error: times of pictures to be waited for, complaints to be kept.
///
/// Sendable because all its state is guarded by `state`.
private final class RemarkReader: Sendable {
  private struct State {
    var showInfo: ShowInfo
    var seconds: [Double] = []
    private(set) var complaints: [String] = []

    mutating func keep(_ complaint: String) {
      let most = 20
      if complaints.count < most { complaints.append(complaint) }
    }
  }

  private let end: FileDescriptor
  private let state: Mutex<State>
  /// Counts the times that wait to be taken, and once more at the end of the stream.
  private let waiting = DispatchSemaphore(value: 0)
  private let queue = DispatchQueue(label: "proctor.media.remarks")

  init(_ end: FileDescriptor, filterName: String) {
    self.end = end
    state = Mutex(State(showInfo: ShowInfo(filterName: filterName)))
  }

  var complaints: [String] { state.withLock { $0.complaints } }

  /// Keeps a complaint of our own beside ffmpeg's.
  func complain(_ complaint: String) { state.withLock { $0.keep(complaint) } }

  func start() { queue.async { self.readToEnd() } }

  /// Waits until all was read that the child left.
  func finish() async {
    await withCheckedContinuation { done in queue.async { done.resume() } }
  }

  /// Blocks until the next picture's time is known; nil when there will be none.
  func nextPictureSeconds() -> Double? {
    waiting.wait()
    return state.withLock { $0.seconds.isEmpty ? nil : $0.seconds.removeFirst() }
  }

  private func readToEnd() {
    defer {
      try? end.close()
      waiting.signal()
    }
    var pending = ""
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while let count = try? buffer.withUnsafeMutableBytes({ try end.read(into: $0) }), count > 0 {
      pending += String(decoding: buffer[..<count], as: UTF8.self)
      let lines = pending.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines.dropLast() { take(line) }
      pending = String((lines.last ?? "").suffix(8_192))
    }
  }

  private func take(_ line: Substring) {
    let isPicture = state.withLock { state in
      switch state.showInfo.read(line) {
      case .picture(let seconds):
        state.seconds.append(seconds)
        return true
      case .complaint(let complaint):
        state.keep(complaint)
        return false
      case nil: return false
      }
    }
    if isPicture { waiting.signal() }
  }
}
