import Persistence
import SessionModel
import TestSupport
import Testing

@Suite("What no record may hold")
struct FieldBoundTests {
  private func fault(_ make: () throws(FieldFault) -> Void) -> String? {
    do {
      try make()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test("A job's key, payload and attempts have bounds")
  func job() throws {
    let now = RecordSamples.time(0)
    func make(_ key: String = "k", payload: String = "", attempts: Int = 1) -> String? {
      fault { () throws(FieldFault) in
        _ = try NewJob(.clip, key: key, payload: payload, notBefore: now, mostAttempts: attempts)
      }
    }
    #expect(make("") == "job.key is empty")
    #expect(make(String(repeating: "k", count: 200)) == nil)
    #expect(make(String(repeating: "k", count: 201)) == "job.key has 201 bytes; at most 200 are kept")
    #expect(make("a b") == "job.key holds something else than visible ASCII characters")
    #expect(make("clip/ü") == "job.key holds something else than visible ASCII characters")
    #expect(make(payload: "a\u{0}b") == "job.payload holds a control character")
    #expect(make(payload: "{\n\t\"a\": 1\r\n}") == nil)
    #expect(
      make(payload: String(repeating: "x", count: 16_385))
        == "job.payload has 16385 bytes; at most 16384 are kept")
    #expect(make(attempts: 0) == "job.most_attempts is 0; it must be from 1 to 100")
    #expect(make(attempts: 101) == "job.most_attempts is 101; it must be from 1 to 100")
  }

  @Test("An entry's details, a subject and a worker have bounds, and no fault repeats what it refuses")
  func others() throws {
    let million = String(repeating: "x", count: 1_000_000)
    let hr = try Principal(.hr, "ada")
    #expect(fault { () throws(FieldFault) in _ = try Principal(.hr, "") } == "subject is empty")
    #expect(
      fault { () throws(FieldFault) in _ = try Principal(.hr, "a\nb") } == "subject holds a control character"
    )
    #expect(
      fault { () throws(FieldFault) in _ = try Principal(.hr, million) }
        == "subject has 1000000 bytes; at most 200 are kept")
    #expect(
      fault { () throws(FieldFault) in _ = try WorkerID(million) }
        == "worker has 1000000 bytes; at most 200 are kept")
    #expect(
      fault { () throws(FieldFault) in
        _ = try NewAuditEntry(.start, session: nil, by: hr, at: RecordSamples.time(0), details: million)
      } == "details has 1000000 bytes; at most 2000 are kept")
  }

  @Test("What Unicode calls a control character is refused, and nothing else")
  func controls() {
    for value in UInt32(0)...0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isRefused = fault { () throws(FieldFault) in _ = try Principal(.hr, "a\(scalar)b") } != nil
      #expect(isRefused == (scalar.properties.generalCategory == .control), "U+\(String(value, radix: 16))")
    }
  }

  @Test("A digest has 32 bytes")
  func digest() {
    #expect(ContentDigest(bytes: [UInt8](repeating: 0xAF, count: 31)) == nil)
    #expect(ContentDigest(bytes: [UInt8](repeating: 0xAF, count: 33)) == nil)
    let digest = ContentDigest(bytes: [UInt8](repeating: 0x0F, count: 32))
    #expect(digest?.description == String(repeating: "0f", count: 32))
  }
}
