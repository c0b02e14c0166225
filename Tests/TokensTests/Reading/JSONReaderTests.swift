import Foundation
import Testing

@testable import Tokens

@Suite("JSON as tokens hold it")
struct JSONReaderTests {
  private func fault(_ text: String) -> JSONFault? { fault(Array(text.utf8)) }

  private func fault(_ bytes: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
      _ = try JSONObject(bytes)
      return nil
    } catch {
      return error
    }
  }

  private func value(_ text: String) throws -> JSONValue? {
    try JSONObject(Array("{\"a\":\(text)}".utf8))["a"]
  }

  @Test("Strings are read with all their escapes")
  func strings() throws {
    #expect(try value(#""\"\\\/\b\f\n\r\t""#)?.string == "\"\\/\u{8}\u{C}\n\r\t")
    #expect(try value(#""\u0041\u00fC\u20AC\uD83D\uDE42🙂""#)?.string == "Aü€🙂🙂")
    #expect(try value(#""\u0000""#)?.string == "\0")
    #expect(try value(#""\uFFFF\uDBFF\uDFFF""#)?.string == "\u{FFFF}\u{10FFFF}")
    #expect(try value(#""""#)?.string?.isEmpty == true)
  }

  @Test("Half a pair, half an escape, raw control characters and torn UTF-8 are refused")
  func brokenStrings() {
    for text in [
      #"\uD83D"#, #"\uDE42"#, #"\uDE42\uD83D"#, #"\uD83Dx"#, #"\uD83D\n"#, #"\uD83D\u0041"#, #"\u12"#,
      #"\u12G4"#,
      #"\x41"#, #"\"#, "\n", "\0", "\t", #"\u００４１"#,
    ] {
      #expect(fault("{\"a\":\"\(text)\"}") == .notAnObject, "\(text)")
    }
    for bytes in [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]] {
      #expect(fault(Array(#"{"a":""#.utf8) + bytes + Array(#""}"#.utf8)) == .notAnObject)
    }
  }

  @Test("Whole numbers of 64 bits are numbers; others may stand there and are of no use")
  func numbers() throws {
    for (text, number) in [("0", 0), ("-0", 0), ("-1", -1), ("1764000000", 1_764_000_000)] {
      #expect(try value(text)?.integer == Int64(number))
    }
    #expect(try value("9223372036854775807")?.integer == .max)
    #expect(try value("-9223372036854775808")?.integer == .min)
    for text in [
      "9223372036854775808", "1.0", "1e3", "1E+3", "0e-9", "-0.5", "1\(String(repeating: "0", count: 999))",
    ] {
      let value = try #require(try value(text))
      #expect(value.integer == nil && value.string == nil, "\(text)")
    }
    for text in ["", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x10", "NaN", "Infinity", "1 2", "１"] {
      #expect(fault("{\"a\":\(text)}") == .notAnObject, "\(text)")
    }
  }

  @Test("Arrays and objects have commas between and none behind")
  func lists() throws {
    #expect(try value(" [ 1 , \"b\" ,\t{ } ,\r\n[ ] ] ")?.array?.count == 4)
    for text in [
      "[1,]", "[,1]", "[1 2]", "[", "]", "[1", "{,}", "{\"b\":1,}", "{\"b\"}", "{b:1}", "{1:1}", "tru", "nul",
    ] {
      #expect(fault("{\"a\":\(text)}") == .notAnObject, "\(text)")
    }
  }

  @Test("Sixteen levels are read and no more")
  func levels() {
    for (levels, expected) in [(15, nil), (16, JSONFault.tooDeep), (4_000, .tooDeep)] {
      let open = String(repeating: "[", count: levels)
      #expect(fault("{\"a\":\(open)\(String(repeating: "]", count: levels))}") == expected)
      #expect(fault("{\"a\":\(open)") == (expected ?? .notAnObject))
    }
  }

  @Test("No bytes break the reader, and what it takes Foundation takes too")
  func chance() throws {
    let seed = UInt64.random(in: .min ... .max)
    var chance = SplitMix(state: seed)
    let pieces = [
      "{", "}", "[", "]", ":", ",", "\"", "\\u00", "4a", "\"a\"", "1", "-", ".5", "true", " ", "ü",
      "\\",
    ]
    var taken = 0
    for _ in 0..<20_000 {
      let inner = (0..<Int.random(in: 0...6, using: &chance)).compactMap { _ in
        pieces.randomElement(using: &chance)
      }
      let text = "{\"k\":" + inner.joined() + "}"
      guard fault(text) == nil else { continue }
      taken += 1
      #expect((try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil, "\(text), seed \(seed)")
    }
    #expect(taken > 100, "seed \(seed)")
  }

  @Test("What is written in quotation marks is read again")
  func quoting() throws {
    for text in ["", "\"\\/", "\0\u{1}\u{1F}\n", "Zoë 🙂", "\u{7F}\u{2028}"] {
      #expect(try value(text.quotedAsJSON)?.string == text)
    }
  }
}
