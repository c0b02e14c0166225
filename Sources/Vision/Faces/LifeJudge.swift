import Proctoring
import SessionModel

/// Tells living faces from pictures of faces, by whether they ever move.
///
/// A face is living once it has moved and its pixels have changed with it; it is a picture once it has been
/// still for two seconds; before either it is unsure. The place of a picture is remembered: what shows there
/// later, behind someone passing, is the picture again, and never becomes living by being half covered.
struct LifeJudge {
  /// What is known of one face.
  struct Record {
    fileprivate(set) var life = FaceSighting.Life.unsure
    fileprivate var anchor: Anchor?
    fileprivate var stillSince: SessionTime?
  }

  fileprivate struct Anchor {
    let box: UnitBox
    let thumbnail: [Float]
    let time: SessionTime
  }

  private struct KnownPicture {
    let box: UnitBox
    let thumbnail: [Float]
  }

  private static let side = 32
  /// A thumbnail that correlates at least this much with its anchor has not changed.
  private static let unchangedAtLeast: Float = 0.975
  /// A face has moved when its centre left the anchor by more than this share of its height, or its height
  /// changed by as much.
  private static let movedBeyond = 0.035
  private static let pictureAfter = SessionDuration(seconds: 2.0)
  private static let anchorAge = SessionDuration(seconds: 4.0)
  private static let mostPictures = 8

  private var pictures: [KnownPicture] = []

  /// Judges one face in one frame.
  ///
  /// - Parameters:
  ///   - others: The other faces of the frame; a face that another one covers is not judged by its motion.
  ///   - cameraMoved: Whether the whole picture changed, so that motion says nothing.
  mutating func judge(
    _ record: inout Record, box: UnitBox, others: [UnitBox], luma: LumaPlane, cameraMoved: Bool,
    at time: SessionTime
  ) {
    guard record.life != .living else { return }
    if isAtKnownPicture(box) {
      record.life = .picture
      return
    }
    guard !cameraMoved, let anchor = record.anchor, time - anchor.time <= Self.anchorAge else {
      return setAnchor(&record, box, luma, time)
    }
    let now = luma.thumbnail(of: anchor.box, side: Self.side)
    let likeness = now.map { zip($0, anchor.thumbnail).reduce(0) { $0 + $1.0 * $1.1 } } ?? 0
    let isCovered = others.contains { $0.expanded(by: 0.4).intersects(box) }
    if likeness < Self.unchangedAtLeast {
      if !isCovered, box.distance(from: anchor.box) > Self.movedBeyond {
        record.life = .living
      } else if isCovered {
        setAnchor(&record, box, luma, time)
      }
      record.stillSince = nil
      return
    }
    let since = record.stillSince ?? anchor.time
    record.stillSince = since
    if time - since >= Self.pictureAfter {
      record.life = .picture
      rememberPicture(anchor)
    }
  }

  private func setAnchor(_ record: inout Record, _ box: UnitBox, _ luma: LumaPlane, _ time: SessionTime) {
    record.stillSince = nil
    record.anchor = luma.thumbnail(of: box, side: Self.side).map { Anchor(box: box, thumbnail: $0, time: time) }
  }

  private func isAtKnownPicture(_ box: UnitBox) -> Bool {
    pictures.contains { $0.box.intersects(box) && box.distance(from: $0.box) < 0.25 }
  }

  private mutating func rememberPicture(_ anchor: Anchor) {
    if pictures.count == Self.mostPictures { pictures.removeFirst() }
    pictures.append(KnownPicture(box: anchor.box, thumbnail: anchor.thumbnail))
  }
}

extension UnitBox {
  var centre: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }

  func intersects(_ other: UnitBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The box grown by a share of its size on every side.
  func expanded(by share: Double) -> UnitBox {
    let x = (right - left) * share
    let y = (bottom - top) * share
    return UnitBox(left: left - x, top: top - y, right: right + x, bottom: bottom + y)
  }

  /// How far centre and height differ, as a share of the other's height.
  func distance(from other: UnitBox) -> Double {
    let height = max(other.bottom - other.top, 1e-6)
    let x = centre.x - other.centre.x
    let y = centre.y - other.centre.y
    return max((x * x + y * y).squareRoot(), abs(bottom - top - height)) / height
  }
}
