import Perception
import Proctoring
import SessionModel
import Synchronization
import TestSupport

/// A mark that moves on through a recording, and those who wait for it. It only does book-keeping.
actor Milestone {
  private var reached: SessionTime?
  private var waiting: [(time: SessionTime, gate: AsyncStream<Void>.Continuation)] = []

  func reach(_ time: SessionTime) {
    reached = time
    for waiter in waiting where waiter.time <= time { waiter.gate.finish() }
    waiting.removeAll { $0.time <= time }
  }

  /// Returns when the mark is there, or the waiting task is cancelled.
  func wait(until time: SessionTime) async {
    if let reached, reached >= time { return }
    let (opened, gate) = AsyncStream<Void>.makeStream()
    waiting.append((time, gate))
    for await _ in opened {}
  }
}

/// Faces that tell how far they are.
struct ReportingFaces: FaceSensing {
  let inner: ScriptedFaces
  let milestone: Milestone
  var models: [ModelIdentity] { inner.models }

  func sense(_ frame: VideoFrame) async throws -> SceneFacts {
    let facts = try await inner.sense(frame)
    await milestone.reach(frame.time)
    return facts
  }
}

/// Phones that answer only when the faces are as far ahead as they can get without that answer.
struct LaggingPhones: PhoneSensing {
  let inner: ScriptedPhones
  let milestone: Milestone
  let lag: SessionDuration
  let lastFrame: SessionTime
  var models: [ModelIdentity] { inner.models }

  func sense(_ frame: VideoFrame) async throws -> Sensed {
    await milestone.wait(until: min(frame.time + lag, lastFrame))
    return try await inner.sense(frame)
  }
}

/// Phones that search until they are cancelled, and tell when they have begun and when they were.
final class EndlessPhones: PhoneSensing {
  let models: [ModelIdentity] = []
  let begun: AsyncStream<Void>
  let cancelled: AsyncStream<Void>
  private let noteBegun: AsyncStream<Void>.Continuation
  private let noteCancelled: AsyncStream<Void>.Continuation

  init() {
    (begun, noteBegun) = AsyncStream.makeStream()
    (cancelled, noteCancelled) = AsyncStream.makeStream()
  }

  func sense(_ frame: VideoFrame) async throws -> Sensed {
    noteBegun.yield()
    let (never, _) = AsyncStream<Void>.makeStream()
    for await _ in never {}
    noteCancelled.yield()
    throw CancellationError()
  }
}

/// A recording whose reader hands out some frames and then waits for ever.
struct StalledMedia: MediaReading {
  let info = RecordingInfo(
    name: "stalled", container: "script", declaredDuration: nil, width: 1, height: 1, hasAudio: false)
  let complaints: [String] = []
  let stream: AsyncThrowingStream<VideoFrame, any Error>
  private let continuation: AsyncThrowingStream<VideoFrame, any Error>.Continuation

  init(seconds: [Double]) {
    (stream, continuation) = AsyncThrowingStream.makeStream()
    for second in seconds {
      guard let picture = RGBPicture(width: 1, height: 1, bytes: [0, 0, 0]) else { continue }
      continuation.yield(VideoFrame(time: SessionTime(seconds: second), pixels: .rgb(picture)))
    }
  }

  func frames(perSecond: Double) -> AsyncThrowingStream<VideoFrame, any Error> { stream }

  func sound() -> AsyncThrowingStream<AudioBlock, any Error> { AsyncThrowingStream { $0.finish() } }
}

extension AsyncStream<Void> {
  /// Waits for the first signal.
  func first() async { for await _ in self { return } }
}
