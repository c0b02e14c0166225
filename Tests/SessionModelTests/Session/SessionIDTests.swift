import SessionModel
import TestSupport
import Testing

@Suite("The name of a session")
struct SessionIDTests {
  @Test("is the UUID of version 7 that RFC 9562 shows in its appendix A.6")
  func vector() {
    // 0x017F22E279B0 ms; rand_a is 0xCC3, so the moment lies 0xCC3 / 4096 ms later; rand_b 0x18C4DC0C0C07398F.
    let time = WallTime(microseconds: 0x017F_22E2_79B0 * 1_000 + 798)
    let id = SessionID(at: time, random: 0x18C4_DC0C_0C07_398F)
    #expect("\(id)" == "017f22e2-79b0-7cc4-98c4-dc0c0c07398f")
    #expect(SessionID("017f22e2-79b0-7cc3-98c4-dc0c0c07398f") != nil)
  }

  @Test("is read from its text again, whatever it is", arguments: UInt64(1)..<200)
  func roundTrip(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let time = WallTime(microseconds: Int64.random(in: 0...(1 << 58), using: &numbers))
    let id = SessionID(at: time, random: numbers.next())
    #expect(SessionID("\(id)") == id, "seed \(seed)")
    #expect("\(id)".utf8.count == 36)
  }

  @Test("has one text only")
  func strict() {
    let good = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    let bad = [
      "", " " + good, good + " ", good + "0", String(good.dropLast()), good.uppercased(), "{\(good)}",
      good.replacing("-", with: ""), good.replacing("-7cc3-", with: "-4cc3-"),
      good.replacing("-98", with: "-c8"),
      good.replacing("-98", with: "-18"), good.replacing("017f22e2-", with: "017f22e20"),
      good.replacing("f22e2", with: "g22e2"), good.replacing("f22e2", with: "\u{0}22e2"),
      good.replacing("f22e2", with: "é2e2"), good.replacing("017f", with: "٠١٧f"), "urn:uuid:" + good,
      String(repeating: "0", count: 1_000_000),
    ]
    for text in bad { #expect(SessionID(text) == nil, "\(text.prefix(60))") }
  }

  @Test("is in the order of time, to the microsecond, as is its text", arguments: UInt64(1)..<50)
  func ordered(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let start = Int64.random(in: 0...(1 << 51), using: &numbers)
    let ids = (0..<100).map {
      SessionID(at: WallTime(microseconds: start + Int64($0)), random: numbers.next())
    }
    #expect(ids == ids.sorted(), "seed \(seed)")
    #expect(ids.map(\.description) == ids.map(\.description).sorted(), "seed \(seed)")
  }

  @Test("keeps its version and variant at the borders of time and chance")
  func borders() {
    for time in [Int64.min, -1, 0, .max] {
      for random in [UInt64.min, .max] {
        let text = "\(SessionID(at: WallTime(microseconds: time), random: random))"
        #expect(SessionID(text) != nil, "\(text)")
      }
    }
  }
}
