import Perception
import Proctoring
import SessionModel
import Testing

@testable import Vision

/// Scenes of 64 × 48 cells of random brightness, in which a face is a patch with a texture of its own.
@Suite("Living faces and pictures of faces")
struct LifeJudgeTests {
  private static let box = UnitBox(left: 0.4, top: 0.3, right: 0.6, bottom: 0.6)
  private var judge = LifeJudge()

  /// One face in one frame: where it is, and which texture shows there.
  private struct Patch {
    var track = 1
    var box: UnitBox
    var texture: UInt64 = 7
    var yaw = 0.0
  }

  private func scene(_ patches: [Patch], background: UInt64 = 1) -> LumaPlane {
    let (width, height) = (160, 120)
    var random = Seeded(background)
    var values = (0..<width * height).map { _ in Float.random(in: 100...130, using: &random) }
    for patch in patches {
      var random = Seeded(patch.texture)
      let texture = (0..<16 * 16).map { _ in Float.random(in: 0...255, using: &random) }
      for row in 0..<height {
        for column in 0..<width {
          let x =
            ((Double(column) + 0.5) / Double(width) - patch.box.left) / (patch.box.right - patch.box.left)
          let y = ((Double(row) + 0.5) / Double(height) - patch.box.top) / (patch.box.bottom - patch.box.top)
          guard (0..<1).contains(x), (0..<1).contains(y) else { continue }
          values[row * width + column] = texture[Int(y * 16) * 16 + Int(x * 16)]
        }
      }
    }
    return LumaPlane(width: width, height: height, values: values)
  }

  private mutating func see(_ patches: Patch..., drawn: [Patch]? = nil, at seconds: Double) -> [FaceSighting
    .Life]
  {
    let faces = patches.map {
      LifeJudge.Face(track: $0.track, box: $0.box, pose: HeadPose(yaw: $0.yaw, pitch: 0, roll: 0))
    }
    return judge.judge(faces, luma: scene(drawn ?? patches), at: SessionTime(seconds: seconds))
  }

  private func moved(_ box: UnitBox, by x: Double) -> UnitBox {
    UnitBox(left: box.left + x, top: box.top, right: box.right + x, bottom: box.bottom)
  }

  @Test("A face that stays as still as only a picture can is a picture after eight seconds, not before")
  mutating func still() {
    let lives = (0...90).map { see(Patch(box: Self.box), at: Double($0) / 10)[0] }
    #expect(lives.prefix(80).allSatisfy { $0 == .unsure })
    #expect(lives.dropFirst(80).allSatisfy { $0 == .picture }, "\(lives.dropFirst(78))")
  }

  @Test("A face that moves lives, and stays living however still it is later")
  mutating func moving() {
    let first = see(Patch(box: Self.box), at: 0)
    #expect(first == [.unsure])
    #expect(see(Patch(box: moved(Self.box, by: 0.03)), at: 0.5) == [.living])
    for second in 1...30 {
      #expect(see(Patch(box: moved(Self.box, by: 0.03)), at: Double(second)) == [.living])
    }
  }

  @Test("A face that turns lives")
  mutating func turning() {
    #expect(see(Patch(box: Self.box), at: 0) == [.unsure])
    #expect(see(Patch(box: Self.box, texture: 8, yaw: 10), at: 0.5) == [.living])
  }

  @Test("The mesh's own jitter on a still picture is no life")
  mutating func jitter() {
    var random = Seeded(3)
    for frame in 0...100 {
      let patch = Patch(box: moved(Self.box, by: .random(in: -0.004...0.004, using: &random)))
      let life = see(patch, drawn: [Patch(box: Self.box)], at: Double(frame) / 10)
      #expect(life == [frame < 80 ? .unsure : .picture], "frame \(frame)")
    }
  }

  @Test("A picture is remembered after it was lost from sight")
  mutating func remembered() {
    for second in 0...9 { _ = see(Patch(box: Self.box), at: Double(second)) }
    for second in 10...30 { _ = see(at: Double(second)) }
    #expect(see(Patch(track: 2, box: Self.box), at: 31) == [.picture])
  }

  @Test("A picture that someone half covers never becomes living")
  mutating func covered() {
    for second in 0...9 { _ = see(Patch(box: Self.box), at: Double(second)) }
    // Someone walks past it: the box of the picture jumps about as less of it shows.
    for step in 0...20 {
      let passer = Patch(track: 2, box: moved(Self.box, by: -0.3 + Double(step) * 0.03), texture: 99)
      let seen = Patch(box: moved(Self.box, by: step.isMultiple(of: 2) ? 0.02 : -0.02))
      let lives = see(seen, passer, drawn: [Patch(box: Self.box), passer], at: 10 + Double(step) / 5)
      #expect(lives[0] != .living, "step \(step)")
    }
    #expect(see(Patch(box: Self.box), at: 15) == [.picture])
  }

  @Test("A face does not live by the camera's being pushed")
  mutating func cameraMoved() {
    #expect(see(Patch(box: Self.box), at: 0) == [.unsure])
    let pushed = moved(Self.box, by: 0.05)
    let face = LifeJudge.Face(track: 1, box: pushed, pose: HeadPose(yaw: 0, pitch: 0, roll: 0))
    let luma = scene([Patch(box: pushed)], background: 2)
    #expect(judge.judge([face], luma: luma, at: SessionTime(seconds: 0.5)) == [.unsure])
  }

  @Test("A face that comes into view where nothing covered it lives")
  mutating func cameIntoView() {
    #expect(see(at: 0).isEmpty)
    #expect(see(Patch(box: Self.box), at: 0.2) == [.living])
  }

  @Test("No face, no judgement")
  mutating func nobody() { for second in 0...3 { #expect(see(at: Double(second)).isEmpty) } }
}
