import Perception
import SessionModel
import Synchronization

/// Reads a recording's pictures and its sound through ffmpeg.
public final class RecordingReader: MediaReading {
  private let recording: Recording
  private let decoder = Mutex<FrameDecoder?>(nil)
  private let soundComplaint = Mutex<String?>(nil)

  /// Creates a reader of an opened recording.
  public init(_ recording: Recording) { self.recording = recording }

  /// What the recording says of itself.
  public var info: RecordingInfo { recording.info }

  /// What the decoders complained of so far.
  public var complaints: [String] {
    let ofSound = soundComplaint.withLock { $0.map { [$0] } ?? [] }
    return decoder.withLock { $0?.complaints ?? [] } + ofSound
  }

  /// The pictures in the order of the file; the next one is decoded while the last one is looked at.
  public func frames(perSecond framesPerSecond: Double) -> AsyncThrowingStream<VideoFrame, any Error> {
    let pump = Result { try FrameDecoder(recording, framesPerSecond: framesPerSecond) }.map(FramePump.init)
    decoder.withLock { $0 = try? pump.get().decoder }
    let path = recording.file.path
    return AsyncThrowingStream {
      let pump = try pump.get()
      if let frame = try await pump.next() { return frame }
      try await pump.decoder.finish()
      try Task.checkCancellation()
      if await pump.delivered == 0 {
        let why = pump.decoder.complaints.last ?? "it holds none"
        throw MediaError.noPictures(path: path, why: why)
      }
      return nil
    }
  }
}

extension RecordingReader {
  /// The sound in blocks of half a second; the decoder waits for its reader.
  public func sound() -> AsyncThrowingStream<AudioBlock, any Error> {
    guard recording.info.hasAudio else { return AsyncThrowingStream { $0.finish() } }
    let decoder = Result { try SoundDecoder(recording) }
    return AsyncThrowingStream {
      let decoder = try decoder.get()
      let block = try await withTaskCancellationHandler {
        try await decoder.next()
      } onCancel: {
        decoder.cancel()
      }
      if let block { return block }
      // A decoder that was cancelled has nothing to complain of.
      try Task.checkCancellation()
      let complaint = try await decoder.finish()
      self.soundComplaint.withLock { $0 = complaint }
      return nil
    }
  }
}

/// Keeps one picture being decoded ahead of the one that was taken.
private actor FramePump {
  nonisolated let decoder: FrameDecoder
  private(set) var delivered = 0
  private var ahead: Task<VideoFrame?, any Error>?

  init(_ decoder: FrameDecoder) { self.decoder = decoder }

  func next() async throws -> VideoFrame? {
    let decoder = decoder
    let reading = ahead ?? Task { try await decoder.next() }
    let frame = try await withTaskCancellationHandler {
      try await reading.value
    } onCancel: {
      decoder.cancel()
    }
    guard let frame else { return nil }
    delivered += 1
    ahead = Task { try await decoder.next() }
    return frame
  }
}
