import Foundation
import Perception
import SessionModel
import Subprocess
import Synchronization
import SystemPackage

/// One ffmpeg that decodes the sound of one recording, and the pipe that it writes to.
final class SoundDecoder: Sendable {
  /// A clock that leaps further is not followed.
  private static let longestLeap = SessionDuration(seconds: 24 * 3_600)

  private struct State {
    var mix: ChannelMix?
    var line = SoundLine()
    var latest = 0
    var isAtEnd = false
    var complaint: String?
  }

  private let pipe: FileDescriptor
  private let child: Task<String?, any Error>
  private let queue = DispatchQueue(label: "proctor.media.sound")
  /// Touched on `queue` alone but for its lock.
  private let state = Mutex(State())

  /// Starts decoding.
  init(_ recording: Recording) throws {
    let pipe = try FileDescriptor.pipe()
    for end in [pipe.readEnd, pipe.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    self.pipe = pipe.readEnd
    let path = recording.file.path
    child = Task {
      let outcome = try await run(
        .name("ffmpeg"), arguments: Arguments(Self.arguments(path)), platformOptions: Tool.platformOptions,
        output: .fileDescriptor(pipe.writeEnd, closeAfterSpawningProcess: true),
        error: .string(limit: 16 << 20))
      let said = outcome.standardError.replacing("file:\(path): ", with: "")
        .split(whereSeparator: \.isNewline).last.map { String($0.prefix(200)) }
      if outcome.terminationStatus.isSuccess { return said.map { "the sound is damaged: \($0)" } }
      return "the sound could not be read to its end: \(said ?? "no reason given")"
    }
  }

  deinit {
    child.cancel()
    try? pipe.close()
  }

  /// Waits for the next block; nil at the end. Not to be called again before it has returned.
  func next() async throws -> AudioBlock? {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try self.readBlock() }) }
    }
  }

  /// Waits for the child to end.
  ///
  /// - Returns: What there is to complain of; nil where the sound is sound.
  func finish() async throws -> String? {
    if let complaint = state.withLock({ $0.complaint }) {
      child.cancel()
      return complaint
    }
    do {
      return try await child.value
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw MediaError.toolMissing(name: "ffmpeg")
    } catch is SubprocessError {
      return "the sound could not be read to its end: its decoder complained without end"
    }
  }

  /// Ends the child now.
  func cancel() { child.cancel() }

  private func readBlock() throws -> AudioBlock? {
    try state.withLock { state in
      while true {
        if let (start, samples) = state.line.block(isLast: state.isAtEnd) {
          return AudioBlock(at: SessionTime.zero + AudioBlock.duration(ofSamples: start), samples)
        }
        if state.isAtEnd { return nil }
        try readPacket(&state)
      }
    }
  }

  private func readPacket(_ state: inout State) throws {
    let packets = SoundPackets(pipe)
    if state.mix == nil { state.mix = try packets.channels().map(ChannelMix.init) }
    guard state.mix != nil, let packet = try packets.next() else {
      state.isAtEnd = true
      return
    }
    let leap = SessionDuration(microseconds: Int64(packet.milliseconds - state.latest) * 1_000)
    guard leap <= Self.longestLeap else {
      state.complaint = "the sound's clock leaps by \(Int(leap.seconds)) s; what follows was not listened to"
      state.isAtEnd = true
      return
    }
    state.latest = packet.milliseconds
    let samples = state.mix?.mix(packet.samples) ?? []
    state.line.take(samples, at: packet.milliseconds * AudioBlock.sampleRate / 1_000)
  }

  /// Sound on the recording's clock, cut where it begins before. Whole numbers first: a sample that is no number
  /// would silence a filter for good. What no voice has (a constant offset, rumble) is taken away.
  private static func arguments(_ path: String) -> [String] {
    ["-nostdin", "-hide_banner", "-nostats", "-loglevel", "error"]
      + Tool.sharedClock + Tool.inputArguments(for: path)
      + [
        "-map", "0:a:0", "-map_metadata", "-1", "-af",
        "aformat=sample_fmts=s16,aresample=\(AudioBlock.sampleRate),atrim=start=0,highpass=f=40",
        "-c:a", "pcm_s16le", "-f", "smjpeg", "pipe:1",
      ]
  }
}
