import Perception
import Proctoring
import SessionModel

/// Analyses a recording from beginning to end, as fast as the machine can.
///
/// Faces are sensed frame by frame; the search for phones, which takes longer, runs beside them, a few frames
/// behind at most; the sound is listened to beside both. All feed the same rules, each kind in order of capture
/// time, so the outcome does not depend on which is faster.
public struct RecordingAnalyzer: Sendable {
  private let media: any MediaReading
  private let faces: any FaceSensing
  private let phones: any PhoneSensing
  private let hearing: HearingSensors
  private let hints: HearingHints
  private let policy: Policy
  private let framesPerSecond: Double

  /// Creates an analyzer of one recording.
  ///
  /// - Parameters:
  ///   - policy: The policy in force, adjustments included.
  ///   - framesPerSecond: At most this many frames are looked at.
  public init(
    media: any MediaReading, faces: any FaceSensing, phones: any PhoneSensing, hearing: HearingSensors,
    hints: HearingHints = HearingHints(), policy: Policy, framesPerSecond: Double
  ) {
    self.media = media
    self.faces = faces
    self.phones = phones
    self.hearing = hearing
    self.hints = hints
    self.policy = policy
    self.framesPerSecond = framesPerSecond
  }

  /// Runs to the end of the recording.
  ///
  /// - Parameters:
  ///   - progress: Called with the time of every frame.
  ///   - store: Called with every moment, those of the picture and then those of the sound, each in order of
  ///     time: what ``ObservationReplay`` needs again.
  /// - Throws: what the reader, a sensor or `store` throws; `CancellationError` when the task is cancelled.
  public func run(
    progress: @escaping @Sendable (SessionTime) -> Void = { _ in },
    store: @escaping @Sendable (ObservedMoment) throws -> Void = { _ in }
  ) async throws -> RecordingFacts {
    var (state, sound) = try await watchAndListen(progress: progress, store: store)
    for moment in sound?.moments ?? [] where state.admitSound(moment.time) {
      try store(moment)
      state.take(moment)
    }
    return facts(
      state.finished(declaredDuration: media.info.declaredDuration, soundEnd: sound?.end), sound)
  }

  private enum Part: Sendable {
    case seen(AnalysisState)
    case heard(HeardFacts?)
  }

  /// Does both at once; where one fails, the other is ended at once.
  private func watchAndListen(
    progress: @escaping @Sendable (SessionTime) -> Void,
    store: @escaping @Sendable (ObservedMoment) throws -> Void
  ) async throws -> (AnalysisState, HeardFacts?) {
    try await withThrowingTaskGroup(of: Part.self) { group in
      group.addTask { .seen(try await watch(progress: progress, store: store)) }
      group.addTask {
        .heard(try await RecordingListener(media: media, sensors: hearing, hints: hints).run())
      }
      var state: AnalysisState?
      var sound: HeardFacts?
      for try await part in group {
        switch part {
        case .seen(let seen): state = seen
        case .heard(let heard): sound = heard
        }
      }
      guard let state else { throw CancellationError() }
      return (state, sound)
    }
  }

  private func watch(
    progress: @Sendable (SessionTime) -> Void, store: @Sendable (ObservedMoment) throws -> Void
  ) async throws -> AnalysisState {
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
    return state
  }

  private func facts(_ state: AnalysisState, _ heard: HeardFacts?) -> RecordingFacts {
    RecordingFacts(
      info: media.info, policy: policy, framesPerSecond: framesPerSecond,
      span: SessionSpan(.zero, state.end), flags: state.flags, coverage: state.coverage,
      hearing: state.hearing, stream: state.stream, heard: heard, faceModels: faces.models,
      phoneModels: phones.models, complaints: media.complaints)
  }
}
