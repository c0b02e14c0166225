import Foundation
import TestSupport
import Testing
import WireJSON

@Suite("Texts changed at random")
struct MutationTests {
  private static let samples = [
    #"{"session_id":"018f3d2e-7b1c","flags":[{"kind":"gaze_away","start_s":12.5,"open":true,"note":null}]}"#,
    #"[0,-1,1.5e3,2E-2,-0.0,123456789,"\u00e9\ud83d\ude00\n","日本 é",[[]],{"":{}}]"#,
    #" { "a" : [ 1 , "b" , { "c" : false } ] , "d" : "x\\y\"z" } "#,
  ]
  private static let marks =
    Array(#"{}[],:"\u0123456789aeEnrtfls+-. "#.utf8) + [0x00, 0x1F, 0x80, 0xC3, 0xE2, 0xED, 0xF0]

  /// One to three bytes changed, put in, taken out or doubled.
  private func mutated(_ sample: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = sample
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let mark = Self.marks.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = mark
      case 1: bytes.insert(mark, at: place)
      case 2: bytes.remove(at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...12, using: &generator))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }

  private func isReadByFoundation(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
  }

  /// What Foundation lets through against the RFC, or the RFC leaves open.
  private func isOursAlone(_ fault: JSONFault, _ bytes: [UInt8]) -> Bool {
    switch fault.problem {
    case .expected(.name), .expected(.value):
      // A comma before an end.
      bytes[..<fault.offset].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ",")
        && [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[fault.offset])
    case .duplicateName, .loneSurrogate, .numberTooLarge, .byteOrderMark: true
    default: false
    }
  }

  @Test("What Foundation reads is read, and what it refuses is refused", arguments: [UInt64(1), 2, 3])
  func agreesWithFoundation(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var (read, refused) = (0, 0)
    for round in 0..<4_000 {
      let bytes = mutated(Array(Self.samples[round % Self.samples.count].utf8), &generator)
      // Foundation takes a text with NULs for UTF-16 or UTF-32.
      if bytes.contains(0) { continue }
      let shown = "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))"
      do throws(JSONFault) {
        let value = try JSONValue(parsing: bytes)
        read += 1
        #expect(isReadByFoundation(bytes), "\(shown)")
        #expect(try JSONValue(parsing: value.bytes) == value, "\(shown)")
      } catch {
        refused += 1
        #expect(error.offset <= bytes.count, "\(shown)")
        #expect(isOursAlone(error, bytes) || !isReadByFoundation(bytes), "\(shown): \(error)")
      }
    }
    #expect(read > 300 && refused > 300, "seed \(seed): \(read) read, \(refused) refused")
  }

  @Test("Bytes without any order never do more than fail", arguments: [UInt64(4)])
  func noise(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let count = Int.random(in: 1...40, using: &generator)
      let bytes = (0..<count).map { _ in Self.marks.randomElement(using: &generator) ?? 0 }
      let isRead = (try? JSONValue(parsing: bytes)) != nil
      if !bytes.contains(0), isRead { #expect(isReadByFoundation(bytes), "seed \(seed): \(bytes)") }
    }
  }
}
