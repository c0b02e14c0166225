import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("An accommodation")
struct AccommodationTests {
  @Test("is read as name=amount, up to the most that may be granted")
  func parsed() {
    #expect(Accommodation(parsing: "wider_yaw=10") == .widerYaw(degrees: 10))
    #expect(Accommodation(parsing: "wider_yaw=45") == .widerYaw(degrees: 45))
    #expect(Accommodation(parsing: "wider_yaw=0.5") == .widerYaw(degrees: 0.5))
    #expect(Accommodation(parsing: "longer_absence=600") == .longerAbsence(seconds: 600))
  }

  @Test(
    "is refused when it is unknown, out of range or no number",
    arguments: [
      "", "=", "wider_yaw", "wider_yaw=", "wider_yaw=ten", "wider_yaw=0", "wider_yaw=-5", "wider_yaw=45.001",
      "wider_yaw=nan", "wider_yaw=inf", "wider_yaw=1=2", " wider_yaw=1", "wider_yaw= 1", "Wider_Yaw=1",
      "longer_absence=601", "longer_absence=-1", "no_policy=1",
    ])
  func refused(text: String) {
    #expect(Accommodation(parsing: text) == nil)
  }

  @Test("writes what it reads")
  func nameAndAmount() {
    for text in ["wider_yaw=12.5", "longer_absence=30.0"] {
      let read = Accommodation(parsing: text)
      #expect(read.map { "\($0.name)=\($0.amount)" } == text)
    }
  }

  @Test("of a wider yaw raises both borders of head_turn and keeps their senses and durations")
  func widerYaw() {
    let granted = Policy.version1.granting([.widerYaw(degrees: 10)])
    #expect(
      granted.rules[.headTurn]
        == FlagRule(
          moderate: Criterion(.magnitudeAbove(45), for: .of(2)),
          high: Criterion(.magnitudeAtLeast(55), for: .of(3))))
    #expect(granted.accommodations == [.headTurn: [.widerYaw(degrees: 10)]])
  }

  @Test("of a longer absence raises both durations of face_absent and keeps its border")
  func longerAbsence() {
    let granted = Policy.version1.granting([.longerAbsence(seconds: 2.5)])
    #expect(
      granted.rules[.faceAbsent]
        == FlagRule(
          moderate: Criterion(.atLeast(1), for: .of(5.5)), high: Criterion(.atLeast(1), for: .of(10.5))))
    #expect(granted.accommodations == [.faceAbsent: [.longerAbsence(seconds: 2.5)]])
  }

  @Test("leaves everything else as it is, and nothing granted changes nothing")
  func othersUntouched() {
    let policy = Policy.version1
    let granted = policy.granting([.widerYaw(degrees: 10), .longerAbsence(seconds: 1)])
    for kind in [FlagKind.multiFace, .phone, .multiSpeaker] {
      #expect(granted.rules[kind] == policy.rules[kind])
    }
    #expect(granted.timing == policy.timing && granted.clip == policy.clip)
    #expect(granted.recommendation == policy.recommendation && granted.version == policy.version)
    #expect(policy.granting([]) == policy)
  }
}
