import Interviewing
import TestSupport
import Testing

@Suite("Which question each sentence answers")
struct AnswerAssignmentTests {
  @Test("One answer follows another, over a sentence that resembles another question a little more")
  func changes() {
    let assignment = AnswerAssignment(relevance: [
      [0.6, 0.5, 0.3, 0.6, 0.2, 0.1, 0.2],
      [0.3, 0.2, 0.4, 0.2, 0.6, 0.7, 0.5],
    ])
    #expect(assignment.questions == [0, 0, 0, 0, 1, 1, 1])
    #expect(assignment.sentences(of: 1) == [4, 5, 6])
  }

  @Test("A question that nobody answered gets nothing, however much an answer resembles it")
  func unasked() {
    let assignment = AnswerAssignment(relevance: [[0.5, 0.6, 0.5], [0.45, 0.5, 0.55]])
    #expect(assignment.sentences(of: 0) == [0, 1, 2] && assignment.sentences(of: 1).isEmpty)
  }

  @Test("Small talk answers nothing, and an answer that is taken up again is one answer")
  func returns() {
    let assignment = AnswerAssignment(relevance: [[0.7, 0.7, 0, -0.4, 0, 0.7, 0.7], [0, 0, 0, 0, 0, 0, 0]])
    #expect(assignment.questions == [0, 0, nil, nil, nil, 0, 0])
    #expect(assignment.sentences(of: 0) == [0, 1, 5, 6])
  }

  @Test("Without sentences or questions there is nothing to find")
  func nothing() {
    #expect(AnswerAssignment(relevance: []).questions.isEmpty)
    #expect(AnswerAssignment(relevance: [[], []]).questions.isEmpty)
    #expect(AnswerAssignment(relevance: [[0.1]]).questions == [nil])
  }

  @Test("No other way through a short interview is more relevant", arguments: 0..<40)
  func isBest(seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let relevance = (0..<2).map { _ in (0..<6).map { _ in Double.random(in: -0.2...0.8, using: &chance) } }
    func worth(_ way: [Int?]) -> Double {
      let gained = way.enumerated().reduce(0) { sum, step in
        sum + (step.element.map { relevance[$0][step.offset] - 0.15 } ?? 0)
      }
      return gained - 0.25 * Double(zip(way, way.dropFirst()).count { $0 != $1 })
    }
    var ways: [[Int?]] = [[]]
    for _ in 0..<6 { ways = ways.flatMap { way in [0, 1, nil].map { way + [$0] } } }
    let best = ways.map(worth).max() ?? 0
    #expect(abs(worth(AnswerAssignment(relevance: relevance).questions) - best) < 1e-9)
  }
}
