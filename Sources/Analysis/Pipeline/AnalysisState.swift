import Proctoring
import SessionModel

/// What is known so far of one recording: samples in, flags and coverage out.
struct AnalysisState {
  private let policy: Policy
  private let frameInterval: SessionDuration
  private var proctor: Proctor
  private var flagsByID: [FlagID: Flag] = [:]
  private var order: [FlagID] = []

  private(set) var coverage: CoverageMeter
  private(set) var hearing: CoverageMeter
  private(set) var stream: StreamMonitor
  private(set) var sound: StreamMonitor
  private(set) var end = SessionTime.zero

  init(policy: Policy, frameInterval: SessionDuration) {
    self.policy = policy
    self.frameInterval = frameInterval
    proctor = Proctor(policy: policy)
    coverage = CoverageMeter(hold: policy.timing.hold)
    hearing = CoverageMeter(hold: policy.timing.hold)
    stream = StreamMonitor(limit: policy.timing.hold)
    sound = StreamMonitor(limit: policy.timing.hold)
  }

  /// The flags in order of their raising.
  var flags: [Flag] { order.compactMap { flagsByID[$0] } }

  /// Whether a frame of this time may be used.
  mutating func admit(_ time: SessionTime) -> Bool { stream.admit(time) }

  /// Whether a moment of sound may be used. Pictures and sound each keep their own order.
  mutating func admitSound(_ time: SessionTime) -> Bool { sound.admit(time) }

  /// Takes all that was said of one moment.
  mutating func take(_ moment: ObservedMoment) {
    if let heard = moment.sensed[.multiSpeaker] { hearing.observe(heard, at: moment.time) }
    if let told = Self.told(by: moment) { coverage.observe(told, at: moment.time) }
    for observation in moment.observations { apply(proctor.observe(observation)) }
  }

  /// What coverage counts: whether it could be told that the candidate is there, and which way they look.
  private static func told(by moment: ObservedMoment) -> Sensed? {
    let ofCandidate = [FlagKind.headTurn, .faceAbsent].compactMap { moment.sensed[$0] }
    return ofCandidate.first { !$0.isTold } ?? (ofCandidate.isEmpty ? nil : .clear)
  }

  /// The state after the last frame: open flags are closed, the time up to the end is accounted for.
  ///
  /// - Parameter soundEnd: The end of the sound, where there was some.
  func finished(declaredDuration: SessionDuration?, soundEnd: SessionTime? = nil) -> AnalysisState {
    var state = self
    let latest = stream.latest ?? .zero
    let declared = SessionTime.zero + (declaredDuration ?? .zero)
    let end = max(declared > latest ? declared : latest + frameInterval, soundEnd ?? .zero)
    state.end = end
    state.apply(state.proctor.finish())
    state.coverage.finish(at: state.end)
    state.hearing.finish(at: min(soundEnd ?? end, end))
    state.stream.finish(at: state.end)
    return state
  }

  private mutating func apply(_ actions: [ProctorAction]) {
    for action in actions {
      switch action {
      case .raise(let flag):
        order.append(flag.id)
        flagsByID[flag.id] = flag
      case .escalate(let flag), .close(let flag): flagsByID[flag.id] = flag
      }
    }
  }
}
