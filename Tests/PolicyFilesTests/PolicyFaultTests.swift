import PolicyFiles
import Proctoring
import Testing

@Suite("A fault in a policy document")
struct PolicyFaultTests {
  struct Change: Sendable, CustomTestStringConvertible {
    let found: String
    let becomes: String
    let key: String
    let problem: String
    /// Lines from the change to the line that is named.
    var below = 0

    init(_ found: String, _ becomes: String, _ key: String, _ problem: String, below: Int = 0) {
      self.found = found
      self.becomes = becomes
      self.key = key
      self.problem = problem
      self.below = below
    }

    var testDescription: String { becomes }
  }

  private func check(_ change: Change) throws {
    let (text, line) = try Documents.version1(change.found, becomes: change.becomes)
    let error = try #require(Documents.fault(text))
    #expect(error.key == change.key)
    #expect(error.problem.contains(change.problem), "\(error.problem)")
    #expect(error.line == line + change.below)
    #expect(error.description == "test.yaml:\(line + change.below): \(change.key): \(error.problem)")
  }

  @Test(
    "of an unknown key names it, wherever it is",
    arguments: [
      Change("timing:", "timming:", "timming", "no known key"),
      Change("hold_s:", "hold:", "timing.hold", "known here: hold_s, debounce_s"),
      Change("face_absent:", "face_gone:", "flags.face_gone", "no known key"),
      Change("yaw_above: 35", "pitch_above: 35", "flags.head_turn.moderate.pitch_above", "no known key"),
      Change(
        "{ faces_above: 1,", "{ yaw_above: 9, faces_above: 1,", "flags.multi_face.high.yaw_above",
        "no known key"),
      Change(
        "  before_s: 2.0", "  before_s: 2.0\n  Before_s: 2.0", "clip.Before_s", "no known key", below: 1),
      Change("  face_minimum", "  <<: { a: 1 }\n  face_minimum", "coverage.<<", "no known key"),
    ])
  func unknownKey(change: Change) throws { try check(change) }

  @Test(
    "of a value of the wrong type names it",
    arguments: [
      Change("hold_s: 1.2", "hold_s: long", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: [1.2]", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: { a: 1.2 }", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s:", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: .nan", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: .inf", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: nan", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: 1e999", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: 1,2", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: 1.2s", "timing.hold_s", "must be a number"),
      Change("hold_s: 1.2", "hold_s: true", "timing.hold_s", "must be a number"),
      Change(
        "pass_moderate_at_most: 2", "pass_moderate_at_most: 2.5", "recommendation.pass_moderate_at_most",
        "whole"),
      Change("version: \"1.0\"", "version: [1, 0]", "version", "must be a text"),
      Change("version: \"1.0\"", "version: \"\"", "version", "must be a text"),
      Change("version: \"1.0\"", "version: \(String(repeating: "9", count: 41))", "version", "1 to 40"),
      Change("{ yaw_above: 35, for_s: 2.0 }", "35", "flags.head_turn.moderate", "must be a mapping"),
      Change("{ yaw_above: 35, for_s: 2.0 }", "[35, 2]", "flags.head_turn.moderate", "must be a mapping"),
      Change("{ yaw_above: 35, for_s: 2.0 }", "", "flags.head_turn.moderate", "must be a mapping"),
    ])
  func wrongType(change: Change) throws { try check(change) }

  @Test(
    "of an impossible threshold names it and says what is possible",
    arguments: [
      Change("yaw_above: 35", "yaw_above: -35", "flags.head_turn.moderate.yaw_above", "from 5.0 to 90.0"),
      Change(
        "yaw_at_least: 45", "yaw_at_least: 91", "flags.head_turn.high.yaw_at_least", "is 91; it must be"),
      Change(
        "confidence_at_least: 0.75", "confidence_at_least: 2", "flags.phone.high.confidence_at_least",
        "to 1.0"),
      Change(
        "confidence_at_least: 0.60", "confidence_at_least: 0", "flags.phone.moderate.confidence_at_least",
        "0.05"),
      Change("{ faces_above: 1", "{ faces_above: 0", "flags.multi_face.high.faces_above", "from 1.0"),
      Change("{ faces_above: 1", "{ faces_above: 1.5", "flags.multi_face.high.faces_above", "whole number"),
      Change("debounce_s: 0.5", "debounce_s: -0.5", "timing.debounce_s", "from 0.0"),
      Change("hold_s: 1.2", "hold_s: 0", "timing.hold_s", "from 0.05"),
      Change("face_minimum: 0.80", "face_minimum: 80", "coverage.face_minimum", "from 0.0 to 1.0"),
      Change("audio_minimum: 0.80", "audio_minimum: -0.1", "coverage.audio_minimum", "from 0.0 to 1.0"),
      Change(
        "pass_score_at_least: 7.0", "pass_score_at_least: 70", "recommendation.pass_score_at_least", "10.0"),
      Change(
        "fail_high_at_least: 2", "fail_high_at_least: 0", "recommendation.fail_high_at_least", "from 1.0"),
      Change("after_s: 2.0", "after_s: -1", "clip.after_s", "from 0.0"),
    ])
  func impossible(change: Change) throws { try check(change) }

  @Test(
    "of values that do not fit together names one of them",
    arguments: [
      Change("yaw_at_least: 45", "yaw_at_least: 30", "flags.head_turn.high", "easier to meet than moderate"),
      Change("confidence_at_least: 0.75", "confidence_at_least: 0.5", "flags.phone.high", "easier to meet"),
      Change("high: { for_s: 8.0 }", "high: { for_s: 2.0 }", "flags.face_absent.high", "reached sooner"),
      Change(
        "close_after_clear_s: 1.0", "close_after_clear_s: 0.4", "timing.close_after_clear_s", "debounce_s"),
      Change("shortest_s: 6.0", "shortest_s: 10.5", "clip.shortest_s", "longer than the longest clip"),
      Change(
        "yaw_above: 35", "yaw_above: 35, yaw_at_least: 35", "flags.head_turn.moderate.yaw_at_least", "beside"),
      Change("yaw_above: 35, ", "", "flags.head_turn.moderate.yaw_above", "or yaw_at_least is missing"),
    ])
  func misfit(change: Change) throws { try check(change) }

  @Test(
    "of a key that is missing names it",
    arguments: [
      ("version: \"1.0\"", "version"), ("  hold_s: 1.2\n", "timing.hold_s"),
      (
        "  phone:\n    moderate: { confidence_at_least: 0.60, for_s: 1.0 }\n    high: { confidence_at_least: 0.75, for_s: 2.0 }\n",
        "flags.phone"
      ),
      ("  audio_minimum: 0.80\n", "coverage.audio_minimum"), ("  after_s: 2.0\n", "clip.after_s"),
      ("  fail_high_at_least: 2\n", "recommendation.fail_high_at_least"),
    ])
  func missing(found: String, key: String) throws {
    let error = try #require(Documents.fault(try Documents.version1(found, becomes: "").text))
    #expect(error.key == key)
    #expect(error.problem.contains("is missing"))
    #expect(error.line != nil)
  }

  @Test("is none when a severity is left out, or a value is at its border")
  func soundChanges() throws {
    let changes = [
      ("    moderate: { yaw_above: 35, for_s: 2.0 }\n", ""), ("yaw_at_least: 45", "yaw_at_least: 90"),
      ("close_after_clear_s: 1.0", "close_after_clear_s: 0.5"), ("shortest_s: 6.0", "shortest_s: 10"),
      ("yaw_above: 35", "yaw_at_least: 35"), ("version: \"1.0\"", "version: 2026-b"),
      ("hold_s: 1.2", "hold_s: 12e-1"),
    ]
    for (found, becomes) in changes {
      #expect(Documents.fault(try Documents.version1(found, becomes: becomes).text) == nil, "\(becomes)")
    }
  }
}
