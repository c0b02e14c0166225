import Perception
import Proctoring
import SessionModel

/// Analyses a recording from beginning to end, as fast as the machine can.
///
/// Faces are sensed frame by frame; the search for phones, which takes longer, runs beside them on the
/// frames that are due. Both feed the same rules in order of capture time, so the outcome does not depend on
/// which is faster.
public struct RecordingAnalyzer: Sendable {
  private let media: any MediaReading
  private let faces: any FaceSensing
  private let phones: any PhoneSensing
  private let policy: Policy
  private let framesPerSecond: Double

  /// Creates an analyzer of one recording.
  ///
  /// - Parameters:
  ///   - policy: The policy in force, adjustments included.
  ///   - framesPerSecond: At most this many frames are looked at.
  public init(
    media: any MediaReading, faces: any FaceSensing, phones: any PhoneSensing, policy: Policy,
    framesPerSecond: Double
  ) {
    self.media = media
    self.faces = faces
    self.phones = phones
    self.policy = policy
    self.framesPerSecond = framesPerSecond
  }

  /// Runs to the end of the recording.
  ///
  /// - Parameter progress: Called with the time of every frame.
  /// - Throws: what the reader or a sensor throws; `CancellationError` when the task is cancelled.
  public func run(progress: @Sendable (SessionTime) -> Void = { _ in }) async throws -> RecordingFacts {
    var pass = Pass(
      state: AnalysisState(policy: policy, frameInterval: SessionDuration(seconds: 1 / framesPerSecond)))
    do {
      for try await frame in media.frames(perSecond: framesPerSecond) {
        try Task.checkCancellation()
        guard pass.state.admit(frame.time) else { continue }
        try await take(frame, &pass)
        progress(frame.time)
      }
      // A stream that is cancelled ends as one that is read to its end.
      try Task.checkCancellation()
      if let last = pass.search { try await settle(last, &pass) }
    } catch {
      // No model may still be running when the program ends.
      await pass.search?.abandon()
      throw error
    }
    return facts(pass.state.finished(declaredDuration: media.info.declaredDuration))
  }

  /// One run over a recording.
  private struct Pass {
    var state: AnalysisState
    var cadence = PhoneCadence()
    var search: PhoneSearch?
  }

  private func take(_ frame: VideoFrame, _ pass: inout Pass) async throws {
    // A search that is due waits for the one before it: what that one found decides what is due.
    if let running = pass.search, running.isSettled(by: frame.time) {
      try await settle(running, &pass)
      pass.search = nil
    }
    if pass.search == nil, pass.cadence.isDue(at: frame.time) {
      pass.search = PhoneSearch(of: frame, by: phones)
    }
    pass.state.take(try await faces.sense(frame))
  }

  private func settle(_ search: PhoneSearch, _ pass: inout Pass) async throws {
    let sensed = try await search.outcome()
    pass.cadence.note(sensed, at: search.time)
    pass.state.takePhone(sensed, at: search.time)
  }

  private func facts(_ state: AnalysisState) -> RecordingFacts {
    RecordingFacts(
      info: media.info, policy: policy, framesPerSecond: framesPerSecond,
      span: SessionSpan(.zero, state.end), flags: state.flags, coverage: state.coverage,
      stream: state.stream, faceModels: faces.models, phoneModels: phones.models,
      complaints: media.complaints)
  }
}

/// A search for phones that runs beside the faces of the frames that follow.
private struct PhoneSearch {
  let time: SessionTime
  private let task: Task<Sensed, any Error>

  /// The least time between two searches: none is due before.
  private static let least = SessionDuration(seconds: 0.38)

  init(of frame: VideoFrame, by phones: any PhoneSensing) {
    time = frame.time
    task = Task { try await phones.sense(frame) }
  }

  /// Whether the next search could be due, so that this one's outcome is needed.
  func isSettled(by time: SessionTime) -> Bool { time - self.time >= Self.least }

  /// Waits for the end of a search whose outcome is no longer wanted.
  func abandon() async {
    task.cancel()
    _ = await task.result
  }

  func outcome() async throws -> Sensed {
    try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }
}
