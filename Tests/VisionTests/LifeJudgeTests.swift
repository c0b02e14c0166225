import Perception
import Proctoring
import SessionModel
import Testing

@testable import Vision

/// Scenes in which a face is a patch with a texture of its own.
@Suite("Living faces and pictures of faces")
struct LifeJudgeTests {
  private static let box = UnitBox(left: 0.4, top: 0.3, right: 0.6, bottom: 0.6)
  private var judge = LifeJudge()

  private mutating func see(_ patches: Patch..., drawn: [Patch]? = nil, at seconds: Double) -> [FaceSighting
    .Life]
  {
    let faces = patches.map {
      LifeJudge.Face(track: $0.track, box: $0.box, pose: HeadPose(yaw: $0.yaw, pitch: 0, roll: 0))
    }
    return judge.judge(faces, luma: Patch.scene(drawn ?? patches), at: SessionTime(seconds: seconds))
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
    let luma = Patch.scene([Patch(box: pushed)], background: 2)
    #expect(judge.judge([face], luma: luma, at: SessionTime(seconds: 0.5)) == [.unsure])
  }

  @Test("A face that comes into view where nothing covered it lives")
  mutating func cameIntoView() {
    #expect(see(at: 0).isEmpty)
    #expect(see(Patch(box: Self.box), at: 0.2) == [.living])
  }

  private static let onTrunk = UnitBox(left: 0.45, top: 0.65, right: 0.55, bottom: 0.8)

  @Test("A face on someone's clothes does not live by moving with them, nor by coming into view with them")
  mutating func printed() {
    #expect(see(at: 0).isEmpty)
    for step in 0...20 {
      let x = 0.02 * Double(step % 5)
      let wearer = Patch(box: moved(Self.box, by: x * 1.5), texture: UInt64(20 + step))
      let printed = Patch(track: 2, box: moved(Self.onTrunk, by: x), yaw: Double(step % 3) * 5)
      let lives = see(wearer, printed, at: 0.2 + Double(step) / 5)
      #expect(lives[1] == .unsure, "step \(step)")
    }
  }

  @Test("A face below another's that moves against it lives: a child on a lap")
  mutating func child() {
    let adult = Patch(box: Self.box)
    let before = see(adult, Patch(track: 2, box: Self.onTrunk, texture: 8), at: 0)
    let after = see(adult, Patch(track: 2, box: moved(Self.onTrunk, by: 0.12), texture: 8), at: 0.5)
    #expect(before[1] == .unsure)
    #expect(after[1] == .living)
  }

  @Test("A face below one that proved to be a picture lives by moving a little")
  mutating func belowPoster() {
    let poster = Patch(box: Self.box)
    let below = Patch(track: 2, box: Self.onTrunk, texture: 8)
    for second in 0...9 { _ = see(poster, drawn: [poster, below], at: Double(second)) }
    #expect(see(poster, below, at: 10) == [.picture, .unsure])
    let lives = see(poster, Patch(track: 2, box: moved(Self.onTrunk, by: 0.02), texture: 8), at: 10.5)
    #expect(lives == [.picture, .living])
  }

  @Test(
    "A face on someone's clothes does not live while its wearer's face is lost, nor when the wearer leans in")
  mutating func wearerLost() {
    let printed = Patch(track: 2, box: Self.onTrunk, texture: 8)
    #expect(see(Patch(box: Self.box), printed, at: 0)[1] == .unsure)
    for step in 1...8 {
      let moved = Patch(track: 2, box: moved(Self.onTrunk, by: 0.02 * Double(step)), texture: 8)
      #expect(see(moved, at: Double(step) / 5) == [.unsure])
    }
    // A quarter nearer: both grow about the middle of the picture.
    func nearer(_ box: UnitBox) -> UnitBox {
      func out(_ value: Double) -> Double { 0.5 + (value - 0.5) * 1.25 }
      return UnitBox(
        left: out(box.left), top: out(box.top), right: out(box.right), bottom: out(box.bottom))
    }
    let near = Patch(track: 2, box: nearer(Self.onTrunk), texture: 8)
    #expect(see(Patch(box: nearer(Self.box), texture: 9), near, at: 2)[1] == .unsure)
  }

  @Test("A print that came into view just before its wearer's face did not live")
  mutating func printFirst() {
    #expect(see(at: 0).isEmpty)
    let printed = Patch(track: 1, box: Self.onTrunk, texture: 8)
    #expect(see(printed, at: 0.2) == [.living])
    #expect(see(printed, Patch(track: 2, box: Self.box), at: 0.8)[0] == .unsure)
  }

  @Test("A face on another's trunk lives when it turns far")
  mutating func turnsOnTrunk() {
    let adult = Patch(box: Self.box)
    _ = see(adult, Patch(track: 2, box: Self.onTrunk, texture: 8), at: 0)
    #expect(see(adult, Patch(track: 2, box: Self.onTrunk, texture: 5, yaw: 19), at: 0.5)[1] == .unsure)
    #expect(see(adult, Patch(track: 2, box: Self.onTrunk, texture: 6, yaw: 21), at: 1)[1] == .living)
  }

  @Test("No face, no judgement")
  mutating func nobody() { for second in 0...3 { #expect(see(at: Double(second)).isEmpty) } }
}
