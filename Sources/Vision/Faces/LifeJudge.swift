import Proctoring
import SessionModel

/// Tells living faces from pictures of faces, by whether they ever move.
///
/// - **Living**, and stays so: a face that came into view where nothing covered it, one that moved, or one
///   that turned, each with its pixels changing too. What is printed on clothes moves and comes into view with
///   its wearer: a face on another's trunk has to move against that other one, or turn far.
/// - **A picture**: a face that has been stiller for eight seconds than a person can be. Its place is
///   remembered: what looks the same there later is the picture again, and what looks different there (the
///   picture half covered by someone passing) is not taken for living by that alone.
/// - **Unsure** before either.
struct LifeJudge {
  /// One face of one frame.
  struct Face {
    let track: Int
    let box: UnitBox
    let pose: HeadPose
  }

  private struct Anchor {
    let face: Face
    /// The face on whose trunk it was.
    let wearer: Face?
    let thumbnail: [Float]
    let picture: PictureCells
    let time: SessionTime
  }

  /// The frame that newcomers are compared with.
  private struct Before {
    let luma: LumaPlane
    let picture: PictureCells
    let faces: [Face]
    let time: SessionTime
  }

  /// What one face is judged in.
  private struct Moment {
    let luma: LumaPlane
    let picture: PictureCells
    let time: SessionTime
    let others: [Face]
    let wearer: Face?
  }

  private struct Record {
    var life = FaceSighting.Life.unsure
    var anchor: Anchor?
    var stillSince: SessionTime?
    /// Whether it was ever seen on another's trunk.
    var wasWorn = false
    let firstSeenAt: SessionTime
    var seenAt: SessionTime
  }

  private static let side = 32
  /// A region that correlates at least this much with what it showed has not changed.
  private static let unchangedAtLeast: Float = 0.975
  /// A region that correlates less than this with what it showed shows something else.
  private static let replacedBelow: Float = 0.6
  /// A face has moved when its centre or its height changed by more than this share of its height.
  private static let movedBeyond = 0.035
  /// A face has turned when its yaw or pitch changed by more than this; on a still picture the mesh jitters by 1°.
  private static let turnedBeyondDegrees = 3.0
  /// A face on another's trunk has moved when its place below that other changed by more than this share of the
  /// other's height, and turned when it turned far: heads move over trunks, and clothes fold.
  private static let movedOnTrunkBeyond = 0.35
  private static let turnedOnTrunkBeyondDegrees = 20.0
  /// Whose face shows so soon after what is printed on their clothes came with them.
  private static let arrivesWithin = SessionDuration(seconds: 2)
  /// Someone who moves by more than this share of their face's height may uncover what was behind them.
  private static let uncoveringBeyond = 0.08
  private static let pictureAfter = SessionDuration(seconds: 8)
  /// A face at the place of a known picture that looks at least this much like it is that picture.
  private static let samePictureAtLeast: Float = 0.9
  private static let memory = SessionDuration(seconds: 10)
  /// Newcomers are compared with a frame at least this old: within it, whoever comes into view is half there
  /// already, and the detector has searched the whole picture once.
  private static let beforeAge = FaceTracker.detectionInterval
  private static let mostPictures = 8

  private var records: [Int: Record] = [:]
  private var pictures: [Anchor] = []
  private var before: Before?

  /// Judges the faces of the next frame, each in its place of the answer.
  mutating func judge(_ faces: [Face], luma: LumaPlane, at time: SessionTime) -> [FaceSighting.Life] {
    let picture = PictureCells(luma)
    for face in faces {
      let others = faces.filter { $0.track != face.track }
      let moment = Moment(
        luma: luma, picture: picture, time: time, others: others, wearer: wearer(of: face, among: others))
      var record = records[face.track] ?? newcomer(face, moment)
      record.seenAt = time
      if arrivedWith(moment.wearer, record, at: time) { record.life = .unsure }
      record.wasWorn = record.wasWorn || (moment.wearer != nil && record.life != .living)
      if record.life != .living, !record.wasWorn || moment.wearer != nil { judge(&record, face, moment) }
      records[face.track] = record
    }
    records = records.filter { time - $0.value.seenAt <= Self.memory }
    if before.map({ time - $0.time >= Self.beforeAge }) ?? true {
      before = Before(luma: luma, picture: picture, faces: faces, time: time)
    }
    return faces.map { records[$0.track]?.life ?? .unsure }
  }

  /// A face that shows for the first time has come into view when its place just showed something else, and
  /// no one moved away from before it who may have uncovered it.
  private func newcomer(_ face: Face, _ moment: Moment) -> Record {
    var record = Record(firstSeenAt: moment.time, seenAt: moment.time)
    guard let before, !moment.picture.isOtherPicture(than: before.picture), moment.wearer == nil,
      !pictures.contains(where: { face.isAtPlace(of: $0.face) })
    else {
      return record
    }
    let uncovered = before.faces.contains { old in
      guard old.box.coverage.intersects(face.box) else { return false }
      guard let now = moment.others.first(where: { $0.track == old.track }) else { return true }
      return now.box.distance(from: old.box) > Self.uncoveringBeyond
    }
    let place = face.box.clamped
    guard !uncovered, let now = moment.luma.thumbnail(of: place, side: Self.side) else {
      return record
    }
    if before.luma.likeness(of: place, to: now) < Self.replacedBelow { record.life = .living }
    return record
  }

  /// Who may wear a face: someone, not known to be a picture, on whose trunk it lies.
  private func wearer(of face: Face, among others: [Face]) -> Face? {
    others.first {
      records[$0.track]?.life != .picture && face.box.isOnTrunk(of: $0.box)
    }
  }

  /// Whether a face that lives by its arrival alone proves to have been on the clothes of somebody whose own face
  /// shows only now.
  private func arrivedWith(_ wearer: Face?, _ record: Record, at time: SessionTime) -> Bool {
    guard let wearer, record.life == .living, record.anchor == nil else { return false }
    let wearerSeenAt = records[wearer.track]?.firstSeenAt ?? time
    return wearerSeenAt > record.firstSeenAt && time - record.firstSeenAt <= Self.arrivesWithin
  }

  private mutating func judge(_ record: inout Record, _ face: Face, _ moment: Moment) {
    if let known = pictures.first(where: { face.isAtPlace(of: $0.face) }) {
      let likeness = moment.luma.likeness(of: known.face.box.clamped, to: known.thumbnail)
      record.life = likeness >= Self.samePictureAtLeast ? .picture : .unsure
      return
    }
    guard let anchor = record.anchor, anchor.wearer?.track == moment.wearer?.track,
      !moment.picture.isOtherPicture(than: anchor.picture)
    else {
      record.anchor = self.anchor(face, moment)
      record.stillSince = moment.time
      return
    }
    if moment.luma.likeness(of: anchor.face.box.clamped, to: anchor.thumbnail) >= Self.unchangedAtLeast {
      let stillSince = record.stillSince ?? moment.time
      record.stillSince = stillSince
      guard moment.time - stillSince >= Self.pictureAfter else { return }
      record.life = .picture
      remember(anchor)
      return
    }
    record.stillSince = nil
    if hasMoved(face, from: anchor, moment) {
      record.life = .living
    } else if moment.time - anchor.time >= Self.pictureAfter {
      record.anchor = self.anchor(face, moment)
      record.stillSince = moment.time
    }
  }

  /// Half covered, a picture's mesh is pushed about, and clothes fold: then only a change that neither can make
  /// counts.
  private func hasMoved(_ face: Face, from anchor: Anchor, _ moment: Moment) -> Bool {
    let old = anchor.face
    let turn = face.pose.turn(from: old.pose)
    if let wearer = moment.wearer, let oldWearer = anchor.wearer {
      let (now, then) = (face.box.offset(from: wearer.box), old.box.offset(from: oldWearer.box))
      let moved = ((now.x - then.x) * (now.x - then.x) + (now.y - then.y) * (now.y - then.y)).squareRoot()
      return moved > Self.movedOnTrunkBeyond || turn > Self.turnedOnTrunkBeyondDegrees
    }
    let factor = moment.others.contains { $0.mayCover(face) } ? 5.0 : 1.0
    return face.box.distance(from: old.box) > Self.movedBeyond * factor
      || turn > Self.turnedBeyondDegrees * factor
  }

  private func anchor(_ face: Face, _ moment: Moment) -> Anchor? {
    moment.luma.thumbnail(of: face.box.clamped, side: Self.side).map {
      Anchor(
        face: face, wearer: moment.wearer, thumbnail: $0, picture: moment.picture, time: moment.time)
    }
  }

  private mutating func remember(_ picture: Anchor) {
    if pictures.count == Self.mostPictures { pictures.removeFirst() }
    pictures.append(picture)
  }
}

extension LifeJudge.Face {
  fileprivate func mayCover(_ other: LifeJudge.Face) -> Bool { box.expanded(by: 0.15).intersects(other.box) }

  fileprivate func isAtPlace(of other: LifeJudge.Face) -> Bool { box.distance(from: other.box) < 0.25 }
}

extension HeadPose {
  /// The greater change of yaw and pitch in degrees.
  fileprivate func turn(from other: HeadPose) -> Double {
    max(abs(yaw - other.yaw), abs(pitch - other.pitch))
  }
}
