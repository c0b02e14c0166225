import Perception
import Proctoring
import SessionModel
import Synchronization

/// A recording that exists only as a script: frames of one grey pixel at given times, and silence.
public struct ScriptedMedia: MediaReading {
  /// What the script says of itself.
  public let info: RecordingInfo
  /// None.
  public let complaints: [String] = []
  private let times: [SessionTime]
  private let soundSeconds: Double
  private let failure: (any Error)?
  private let soundFailure: (any Error)?

  /// Creates a recording.
  ///
  /// - Parameters:
  ///   - failure: Thrown after the last frame.
  ///   - sound: The length of the sound in seconds; 0 means that there is no sound track.
  ///   - soundFailure: Thrown after the last sound.
  public init(
    seconds: [Double], declared: Double? = nil, failure: (any Error)? = nil, sound: Double = 0,
    soundFailure: (any Error)? = nil
  ) {
    times = seconds.map(SessionTime.init(seconds:))
    soundSeconds = sound
    self.failure = failure
    self.soundFailure = soundFailure
    info = RecordingInfo(
      name: "scripted", container: "script", declaredDuration: declared.map(SessionDuration.init(seconds:)),
      width: 1, height: 1, hasAudio: sound > 0)
  }

  /// Silence in blocks of half a second, each made when it is asked for.
  public func sound() -> AsyncThrowingStream<AudioBlock, any Error> {
    let whole = Int((soundSeconds * Double(AudioBlock.sampleRate)).rounded())
    let taken = Mutex(0)
    return AsyncThrowingStream {
      let range = taken.withLock { taken in
        let from = taken
        taken = min(from + AudioBlock.sampleRate / 2, whole)
        return from..<taken
      }
      guard !range.isEmpty else {
        if let soundFailure { throw soundFailure }
        return nil
      }
      return AudioBlock(
        at: .zero + AudioBlock.duration(ofSamples: range.lowerBound),
        [Float](repeating: 0, count: range.count))
    }
  }

  /// All frames of the script, whatever the rate.
  public func frames(perSecond: Double) -> AsyncThrowingStream<VideoFrame, any Error> {
    let (stream, continuation) = AsyncThrowingStream<VideoFrame, any Error>.makeStream()
    for time in times {
      guard let picture = RGBPicture(width: 1, height: 1, bytes: [128, 128, 128]) else { continue }
      continuation.yield(VideoFrame(time: time, pixels: .rgb(picture)))
    }
    continuation.finish(throwing: failure)
    return stream
  }
}

/// Says of every frame what a script says of its time; a time outside the script is a failure of the test.
public struct ScriptedFaces: FaceSensing {
  /// A made-up model.
  public let models = [ModelIdentity(name: "scripted-faces", version: "1")]
  private let script: @Sendable (SessionTime) -> SceneFacts?

  /// Takes the script.
  public init(_ script: @escaping @Sendable (SessionTime) -> SceneFacts?) { self.script = script }

  /// What the script says of the frame's time.
  public func sense(_ frame: VideoFrame) async throws -> SceneFacts {
    guard let facts = script(frame.time) else { throw Unscripted(what: "faces at \(frame.time.seconds)") }
    return facts
  }
}

/// Says of every frame it is asked about what a script says of its time, and remembers when it was asked.
public final class ScriptedPhones: PhoneSensing {
  /// A made-up model.
  public let models = [ModelIdentity(name: "scripted-phones", version: "1")]
  private let script: @Sendable (SessionTime) -> Sensed?
  private let asked = Mutex<[SessionTime]>([])

  /// Takes the script.
  public init(_ script: @escaping @Sendable (SessionTime) -> Sensed?) { self.script = script }

  /// The times of the frames that were searched, in order.
  public var searched: [SessionTime] { asked.withLock { $0 } }

  /// What the script says of the frame's time.
  public func sense(_ frame: VideoFrame) async throws -> Sensed {
    asked.withLock { $0.append(frame.time) }
    guard let sensed = script(frame.time) else { throw Unscripted(what: "phones at \(frame.time.seconds)") }
    return sensed
  }
}

/// A fake was asked what it had not been told.
public struct Unscripted: Error, CustomStringConvertible {
  /// What it was asked.
  public let what: String

  /// Tells what a fake was asked.
  public init(what: String) { self.what = what }

  /// What it was asked, in words.
  public var description: String { "the fake was asked what it was not told: \(what)" }
}
