import SessionModel

/// The borders between "sees", "does not see" and "cannot tell".
public struct SensingLimits: Hashable, Sendable {
  /// A picture without a face is too dark below this mean luma.
  public var darkBelow = 0.09
  /// A picture without a face shows nothing (covered, defocused to a plane) below this contrast.
  public var plainBelow = 0.03
  /// A picture without a face is blurred above this perceptual blur.
  public var blurredAbove = 0.70
  /// A person is there at this probability or above.
  public var personAtLeast = 0.45
  /// Nobody is there below this probability.
  public var nobodyBelow = 0.30
  /// Of a trunk whose person has left, less than this share still looks as it did.
  public var unchangedTrunkAtLeast = 0.35
  /// A face of which less than this share is in the picture has no trustworthy pose.
  public var visibleShareAtLeast = 0.70
  /// A face lost at this yaw or more was lost because it turned.
  public var turningFromDegrees = 28.0
  /// A face lost at a smaller yaw was turning when it moved outward at least this fast.
  public var turningDegreesPerSecond = 45.0
  /// A speed is measured over at least this time.
  public var speedOver = SessionDuration(seconds: 0.15)
  /// The least yaw that a speed is believed at.
  public var turningLeastDegrees = 10.0
  /// A face seen longer ago than this says nothing of how it was lost.
  public var memory = SessionDuration(seconds: 1.0)
  /// A lost face may come back as the same within this time; until then no other is taken for it.
  public var trackMemory = SessionDuration(seconds: 3.0)

  /// The calibrated borders.
  public init() {}
}

/// Turns the facts of pictures into observations of `head_turn`, `face_absent` and `multi_face`.
///
/// It remembers how the candidate's face was lost: one that was turning when the mesh lost it is still
/// turned, as long as a person is there; an empty chair is an absence, unless the trunk below the face stayed as it
/// was; a person whose face does not show for
/// another reason is neither.
public struct FaceInterpreter: Sendable {
  private struct Seen {
    var face: FaceSighting
    var time: SessionTime
    var degreesPerSecond: Double
  }

  /// What is reported for a head that turned beyond what the mesh can follow.
  static let profileDegrees = 90.0

  private let limits: SensingLimits
  private var candidateTrack: Int?
  /// Whether the candidate's face was ever known to live; then a face that may be a picture is not theirs.
  private var candidateLives = false
  private var lastSeen: Seen?
  private var recentYaws: [(degrees: Double, time: SessionTime)] = []
  /// While the candidate is turned beyond what the mesh can follow: to which side (+1 or −1), and when that
  /// was last told.
  private var turned: (side: Double, toldAt: SessionTime)?

  /// Creates an interpreter that has seen nothing.
  public init(limits: SensingLimits = SensingLimits()) { self.limits = limits }

  /// Judges one picture; pictures come in order of capture time.
  public mutating func interpret(_ scene: SceneFacts) -> ObservedMoment {
    let verdict: (turn: Sensed, absent: Sensed)
    if let candidate = candidate(in: scene) {
      remember(candidate, at: scene.time)
      verdict = (turn(of: candidate), .measured(0))
    } else if scene.faces.contains(where: { $0.life == .living }) {
      verdict = (.cannotTell(.faceHidden), .measured(0))
    } else {
      verdict = judgeWithoutFace(scene)
    }
    return ObservedMoment(
      at: scene.time,
      [
        .headTurn: verdict.turn, .faceAbsent: verdict.absent,
        .multiFace: faceCount(scene, verdict.absent),
      ])
  }

  /// The face that is followed. Where it is lost, nobody else's is taken for it until the tracker has given it
  /// up; then the largest living one is, or, before the candidate was known to live, the largest that may.
  private mutating func candidate(in scene: SceneFacts) -> FaceSighting? {
    var candidate = scene.faces.first { $0.track == candidateTrack && $0.life != .picture }
    let isGivenUp = lastSeen.map { scene.time - $0.time > limits.trackMemory } ?? true
    if candidate == nil, candidateTrack == nil || isGivenUp {
      let eligible = scene.faces.filter { $0.life == .living || ($0.life == .unsure && !candidateLives) }
      candidate = eligible.max {
        ($0.life == .living ? 1 : 0, $0.box.area) < ($1.life == .living ? 1 : 0, $1.box.area)
      }
    }
    if let candidate {
      candidateTrack = candidate.track
      candidateLives = candidateLives || candidate.life == .living
    }
    return candidate
  }

  private mutating func remember(_ face: FaceSighting, at time: SessionTime) {
    recentYaws.removeAll { time - $0.time > limits.memory }
    // Between frames that follow closely, the jitter of the mesh would look like speed.
    let earlier = recentYaws.last { time - $0.time >= limits.speedOver }
    let speed = earlier.map { (face.yawDegrees - $0.degrees) / (time - $0.time).seconds } ?? 0
    recentYaws.append((face.yawDegrees, time))
    lastSeen = Seen(face: face, time: time, degreesPerSecond: speed)
    turned = nil
  }

  private func turn(of face: FaceSighting) -> Sensed {
    face.box.visibleShare < limits.visibleShareAtLeast ? .cannotTell(.cutOff) : .measured(face.yawDegrees)
  }

  private mutating func judgeWithoutFace(_ scene: SceneFacts) -> (turn: Sensed, absent: Sensed) {
    if let reason = scene.quality.unreadable(limits) { return (.cannotTell(reason), .cannotTell(reason)) }
    noteTurn(at: scene.time)
    guard let person = scene.personProbability else {
      return (.cannotTell(.noEvidence), .cannotTell(.noEvidence))
    }
    let isTrunkThere = (scene.unchangedTrunkShare ?? 0) >= limits.unchangedTrunkAtLeast
    if person < limits.nobodyBelow, !isTrunkThere {
      turned = nil
      candidateTrack = nil
      candidateLives = false
      return (.clear, .measured(1))
    }
    // The trunk alone excuses; it does not accuse.
    let isPersonSeen = person >= (isTrunkThere ? limits.nobodyBelow : limits.personAtLeast)
    if let turned, isPersonSeen {
      self.turned?.toldAt = scene.time
      return (.measured(turned.side * Self.profileDegrees), .measured(0))
    }
    let reason = hiddenReason
    return (.cannotTell(reason), .cannotTell(reason))
  }

  /// A face that was turning when it was lost is turned; that it still is, is forgotten once it could not be
  /// told for as long as a face is remembered.
  private mutating func noteTurn(at time: SessionTime) {
    if let turned, time - turned.toldAt > limits.memory { self.turned = nil }
    if let lastSeen, time - lastSeen.time <= limits.memory, turned == nil, wasTurning(lastSeen) {
      turned = (lastSeen.face.yawDegrees < 0 ? -1 : 1, lastSeen.time)
    }
  }

  private func wasTurning(_ seen: Seen) -> Bool {
    let yaw = seen.face.yawDegrees
    if abs(yaw) >= limits.turningFromDegrees { return true }
    let outward = seen.degreesPerSecond * (yaw < 0 ? -1 : 1)
    return abs(yaw) >= limits.turningLeastDegrees && outward >= limits.turningDegreesPerSecond
  }

  /// A face last seen at the border has left the picture there; else something is before it.
  private var hiddenReason: CannotTellReason {
    guard let box = lastSeen?.face.box else { return .faceHidden }
    let margin = 0.02
    let touches = box.left < margin || box.top < margin || box.right > 1 - margin || box.bottom > 1 - margin
    return touches ? .cutOff : .faceHidden
  }

  /// Living faces; a second one that may be a picture makes the count unsure, not higher.
  private func faceCount(_ scene: SceneFacts, _ absent: Sensed) -> Sensed {
    if scene.faces.isEmpty {
      if case .cannotTell(let reason) = absent { return .cannotTell(reason) }
      return .measured(0)
    }
    let others = scene.faces.filter { $0.track != candidateTrack }
    let living = others.count { $0.life == .living }
    let candidate = scene.faces.count - others.count
    if living == 0, others.contains(where: { $0.life == .unsure }) {
      return .cannotTell(.pictureOrPerson)
    }
    return .measured(Double(candidate + living))
  }
}
