import Perception
import Proctoring
import SessionModel

/// Analyses a recording from beginning to end, as fast as the machine can.
///
/// Faces are sensed frame by frame; the search for phones, which takes longer, runs beside them, a few frames
/// behind at most. Both feed the same rules in order of capture time, so the outcome does not depend on which
/// is faster.
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
  /// - Parameters:
  ///   - progress: Called with the time of every frame.
  ///   - store: Called with every moment, in order of time: what ``ObservationReplay`` needs again.
  /// - Throws: what the reader, a sensor or `store` throws; `CancellationError` when the task is cancelled.
  public func run(
    progress: @Sendable (SessionTime) -> Void = { _ in },
    store: @Sendable (ObservedMoment) throws -> Void = { _ in }
  ) async throws -> RecordingFacts {
    var state = AnalysisState(
      policy: policy, frameInterval: SessionDuration(seconds: 1 / framesPerSecond))
    var interpreter = FaceInterpreter()
    var lane = PhoneLane(phones)
    func takeNext() async throws {
      let moment = try await lane.next()
      try store(moment)
      state.take(moment)
    }
    do {
      for try await frame in media.frames(perSecond: framesPerSecond) {
        try Task.checkCancellation()
        guard state.admit(frame.time) else { continue }
        lane.search(frame)
        lane.hold(interpreter.interpret(try await faces.sense(frame)))
        while lane.isFull { try await takeNext() }
        progress(frame.time)
      }
      // A stream that is cancelled ends as one that is read to its end.
      try Task.checkCancellation()
      while !lane.isEmpty { try await takeNext() }
    } catch {
      // No model may still be running when the program ends.
      await lane.abandon()
      throw error
    }
    return facts(state.finished(declaredDuration: media.info.declaredDuration))
  }

  private func facts(_ state: AnalysisState) -> RecordingFacts {
    RecordingFacts(
      info: media.info, policy: policy, framesPerSecond: framesPerSecond,
      span: SessionSpan(.zero, state.end), flags: state.flags, coverage: state.coverage,
      stream: state.stream, faceModels: faces.models, phoneModels: phones.models,
      complaints: media.complaints)
  }
}
