import Foundation
import Testing

@testable import Tokens

@Suite("base64url")
struct Base64URLTests {
  @Test("It is what Foundation writes, with two other digits and no padding")
  func peer() {
    let seed = UInt64.random(in: .min ... .max)
    var chance = SplitMix(state: seed)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
      let text = Base64URL.encode(bytes)
      #expect(text == Forge.encoded(bytes), "seed \(seed)")
      #expect(Base64URL.decode(text.utf8) == bytes, "seed \(seed)")
    }
  }

  @Test("Bytes have one text: of all texts of two and three digits those are read that are written")
  func oneText() {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=".utf8)
    var read = 0
    for first in digits {
      for second in digits {
        for text in [[first], [first, second], [0x41, first, second]] {
          guard let bytes = Base64URL.decode(text) else { continue }
          read += 1
          #expect(Array(Base64URL.encode(bytes).utf8) == text)
        }
      }
    }
    // One byte has 256 texts; of three digits the first is always A: 1,024 of two bytes.
    #expect(read == 256 + 1_024)
  }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
