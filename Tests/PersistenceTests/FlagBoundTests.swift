import Persistence
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("What no flag may hold")
struct FlagBoundTests {
  private func fault(_ make: () throws(FieldFault) -> Void) -> String? {
    do {
      try make()
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func flag(id: String = "flag-1", value: Double = 50) -> Flag {
    let time = SessionTime(seconds: 1)
    return Flag(
      id: FlagID(rawValue: id), kind: .headTurn, severity: .high, start: time, raisedAt: time, end: time,
      isOpen: false, peak: TracePoint(time: time, value: value), trace: Trace(points: []),
      rule: FlagRule(moderate: nil, high: nil), accommodations: [])
  }

  private func raised(
    _ flag: Flag, analysis: Int = 1, policy: String = "1.0", models: [ModelIdentity] = []
  ) -> String? {
    fault { () throws(FieldFault) in
      _ = try RaisedFlag(
        flag, of: RecordSamples.session(1), analysis: analysis, policyVersion: policy, models: models)
    }
  }

  @Test("Names, numbers and models have bounds")
  func flags() {
    #expect(raised(flag()) == nil)
    #expect(raised(flag(id: "")) == "flag.id is empty")
    #expect(raised(flag(id: "flag 1")) == "flag.id holds something else than visible ASCII characters")
    #expect(raised(flag(value: .nan)) == "flag holds a value that is no number")
    #expect(raised(flag(value: .infinity)) == "flag holds a value that is no number")
    #expect(raised(flag(), analysis: 0) == "flag.analysis is 0; it must be from 1 to 1000000")
    #expect(raised(flag(), policy: "") == "policy_version is empty")
    let model = ModelIdentity(name: "m", version: "1")
    #expect(
      raised(flag(), models: Array(repeating: model, count: 33))
        == "flag.models is 33; it must be from 0 to 32")
    #expect(raised(flag(), models: [ModelIdentity(name: "", version: "1")]) == "model.name is empty")
  }

  @Test("So have clips and what people say")
  func others() throws {
    let span = SessionSpan(.zero, SessionTime(seconds: 6))
    func clip(bytes: Int) -> String? {
      fault { () throws(FieldFault) in
        _ = try FlagClip(.flag, key: BlobKey("a/b.mp4"), digest: .zero, byteCount: bytes, span: span)
      }
    }
    #expect(clip(bytes: 1) == nil)
    #expect(clip(bytes: 0) == "clip.bytes is 0; it must be from 1 to 9223372036854775807")
    let million = String(repeating: "x", count: 1_000_000)
    #expect(
      fault { () throws(FieldFault) in _ = try FlagSamples.note(million) }
        == "reason has 1000000 bytes; at most 1800 are kept")
    #expect(fault { () throws(FieldFault) in _ = try FlagSamples.note("") } == "reason is empty")
  }
}
