import Proctoring
import Testing

@testable import Vision

@Suite("The trunk below a face that is hidden")
struct TrunkMemoryTests {
  private static let face = UnitBox(left: 0.4, top: 0.2, right: 0.6, bottom: 0.5)
  private static let trunk = Patch(box: UnitBox(left: 0.2, top: 0.53, right: 0.8, bottom: 1), texture: 5)
  private var memory = TrunkMemory()

  private mutating func remember(_ face: UnitBox, life: FaceSighting.Life = .living, in luma: LumaPlane) {
    let sighting = FaceSighting(
      track: 1, box: face, yawDegrees: 0, pitchDegrees: 0, rollDegrees: 0, presence: 1, life: life)
    memory.remember([sighting], in: luma)
  }

  @Test("Nothing is said of a trunk that was never seen below a living face, or only once")
  mutating func neverSeen() {
    let there = Patch.scene([Self.trunk])
    #expect(memory.unchangedShare(in: there) == nil)
    for life in [FaceSighting.Life.unsure, .picture, .unsure, .picture, .living] {
      remember(Self.face, life: life, in: there)
      #expect(memory.unchangedShare(in: there) == nil)
    }
  }

  @Test("A trunk that stays is unchanged, also while an arm crosses it; one that left is not")
  mutating func staysAndLeaves() throws {
    for _ in 0..<2 { remember(Self.face, in: Patch.scene([Self.trunk])) }
    let arm = Patch(box: UnitBox(left: 0.45, top: 0.4, right: 0.55, bottom: 0.8), texture: 9)
    let other = Patch(box: Self.trunk.box, texture: 6)
    #expect(try #require(memory.unchangedShare(in: Patch.scene([Self.trunk]))) == 1)
    #expect(try #require(memory.unchangedShare(in: Patch.scene([Self.trunk, arm]))) > 0.6)
    #expect(try #require(memory.unchangedShare(in: Patch.scene([]))) < 0.2)
    #expect(try #require(memory.unchangedShare(in: Patch.scene([other]))) < 0.2)
  }

  @Test("What the last sighting of someone who leaves shows is not taken for their trunk")
  mutating func lastSighting() throws {
    for _ in 0..<2 { remember(Self.face, in: Patch.scene([Self.trunk])) }
    let empty = Patch.scene([])
    remember(Self.face, in: empty)
    #expect(try #require(memory.unchangedShare(in: empty)) < 0.2)
  }

  @Test("A room that shows beside a narrow trunk does not stand for it")
  mutating func narrowTrunk() throws {
    let room = Patch(box: UnitBox(left: 0, top: 0, right: 1, bottom: 1), texture: 3)
    let narrow = Patch(box: UnitBox(left: 0.25, top: 0.6, right: 0.75, bottom: 1), texture: 5)
    let neck = Patch(box: UnitBox(left: 0.45, top: 0.5, right: 0.55, bottom: 0.62), texture: 5)
    for _ in 0..<2 { remember(Self.face, in: Patch.scene([room, narrow, neck])) }
    #expect(try #require(memory.unchangedShare(in: Patch.scene([room]))) < 0.45)
  }

  @Test("A face so low that little of a trunk shows, and one beyond the picture, leave nothing to remember")
  mutating func noTrunk() {
    let luma = Patch.scene([Self.trunk])
    for box in [
      UnitBox(left: 0.3, top: 0.5, right: 0.7, bottom: 0.98),
      UnitBox(left: 0.4, top: 0.5, right: 0.6, bottom: 0.85),
      UnitBox(left: 5, top: 5, right: 6, bottom: 6), UnitBox(left: .nan, top: 0, right: 1, bottom: .infinity),
    ] {
      for _ in 0..<2 { remember(Self.face, in: luma) }
      #expect(memory.unchangedShare(in: luma) == 1)
      for _ in 0..<2 { remember(box, in: luma) }
      #expect(memory.unchangedShare(in: luma) == nil)
    }
  }
}
