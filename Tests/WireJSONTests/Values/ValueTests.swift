import Foundation
import TestSupport
import Testing
import WireJSON

@Suite("Values in memory")
struct ValueTests {
  @Test("A value gives what it holds as what it is, and nothing else")
  func access() {
    let value: JSONValue = ["s": "t", "i": 7, "d": 0.5, "b": true, "a": [1], "o": ["x": nil], "n": nil]
    #expect(value["s"]?.string == "t" && value["i"]?.integer == 7 && value["d"]?.double == 0.5)
    #expect(value["b"]?.bool == true && value["a"]?.array == [1] && value["o"]?.object?.count == 1)
    #expect(value["o"]?["x"]?.isNull == true && value["n"]?.isNull == true && value["s"]?.isNull == false)
    #expect(value["i"]?.double == 7 && value["d"]?.integer == nil && value["i"]?.number == JSONNumber(7))
    #expect(value["i"]?.bool == nil && value["b"]?.integer == nil && value["s"]?.double == nil)
    #expect(value["a"]?.object == nil && value["o"]?.array == nil && value["n"]?.string == nil)
    #expect(value["none"] == nil && value["a"]?["s"] == nil && value["s"]?.number == nil)
    #expect([JSONValue("t"), JSONValue(7), JSONValue(0.5), JSONValue(true)] == ["t", 7, 0.5, true])
  }

  @Test("Equal values are equal in sets too; texts that only Unicode calls the same are not")
  func equality() {
    let left: JSONValue = ["a": 1, "b": [nil, "x", false], "c": ["d": 0.5]]
    let right: JSONValue = ["c": ["d": 0.5], "b": [nil, "x", false], "a": 1.0]
    #expect(left == right && Set([left, right]).count == 1)
    let others: [JSONValue] = [
      nil, false, true, 0, 1, 0.5, "", "a", "0", [], [nil], [0], [[]], [:], ["a": nil], ["a": 0], ["b": 0],
      ["a": 0, "b": 0],
      "\u{E9}", "e\u{301}", "K", "\u{212A}", ["\u{E9}": 0], ["e\u{301}": 0],
    ]
    #expect(Set(others).count == others.count)
    for (place, value) in others.enumerated() { #expect(others.firstIndex(of: value) == place) }
  }

  @Test(
    "Members are put, changed and taken out in their order, few or many", arguments: [3, 16, 17, 18, 200])
  func members(count: Int) {
    var object = JSONObject()
    for number in 0..<count {
      let isNew = object.append("n\(number)", JSONValue(number))
      #expect(isNew)
    }
    let isNewAgain = object.append("n1", "again")
    #expect(!isNewAgain && object["n1"] == 1)
    object["n1"] = "changed"
    object["n0"] = nil
    object["none"] = nil
    object["new"] = true
    #expect(
      object.count == count && object["n0"] == nil && object["n1"] == "changed" && object["new"] == true)
    #expect(object.map(\.name) == (1..<count).map { "n\($0)" } + ["new"])
    for number in 2..<count { #expect(object["n\(number)"]?.integer == number) }
    object["n0"] = 0
    #expect(object.last?.name == "n0" && object["n0"] == 0)
  }

  private func value(_ depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
    let count = Int.random(in: 0...4, using: &generator)
    let scalars = (0..<count).compactMap { _ in
      Unicode.Scalar(UInt32.random(in: 0...0x3000, using: &generator)).map(Character.init)
    }
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
    case 0: return nil
    case 1: return JSONValue(Bool.random(using: &generator))
    case 2: return JSONValue(Int.random(in: .min ... .max, using: &generator))
    case 3: return JSONValue(Double.random(in: -1e9...1e9, using: &generator))
    case 4: return JSONValue(Double(Int.random(in: -9_999...9_999, using: &generator)) / 100)
    case 5: return JSONValue(String(scalars))
    case 6: return .array((0..<count).map { _ in value(depth - 1, &generator) })
    default:
      let members = (0..<count).map { (name: "\($0)\(String(scalars))", value: value(depth - 1, &generator)) }
      return JSONValue(JSONObject(members))
    }
  }

  @Test("Any value is read back as it was written, by Foundation too", arguments: [UInt64(5)])
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<2_000 {
      let value = value(4, &generator)
      let bytes = value.bytes
      #expect(try JSONValue(parsing: bytes) == value, "seed \(seed), round \(round)")
      let theirs = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      let again = try JSONSerialization.data(withJSONObject: theirs, options: .fragmentsAllowed)
      #expect(try JSONValue(parsing: Array(again)) == value, "seed \(seed), round \(round)")
    }
  }
}
