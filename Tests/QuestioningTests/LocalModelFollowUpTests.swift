import Foundation
import Interviewing
import LanguageModels
import ModelClients
import SessionModel
import TestSupport
import Testing

@testable import Questioning

/// What the local model writes about the development answers of `Tests/Evaluation`.
@Suite("Follow-ups by a real model", .serialized)
struct LocalModelFollowUpTests {
  /// Slow machines run tests too: how often it is in time is printed, never asserted.
  private static let patience = Duration.seconds(120)

  @Test(
    "Most development answers get a follow-up that is accepted",
    .enabled(if: LocalModelServer.missing == nil, "\(LocalModelServer.missing ?? "")"),
    .timeLimit(.minutes(10)))
  func developmentAnswers() async throws {
    let server = try await LocalModelServer.shared()
    let client = try ModelServer(.ollama, url: server.url, model: server.model).client()
    let answers = try DevelopmentAnswer.all()
    #expect(answers.count == 36)
    // One answer a question is enough for a test; PROCTOR_FOLLOW_UPS=all takes the good, the fair and the
    // poor one.
    let takesAll = ProcessInfo.processInfo.environment["PROCTOR_FOLLOW_UPS"] == "all"
    let chosen = answers.enumerated().filter { takesAll || $0.offset % 3 == $0.offset / 3 % 3 }.map(\.element)
    var written = 0
    var inTime = 0
    for answer in chosen {
      let progress = try answer.progress()
      let interviewer = Interviewer(model: client, check: try answer.check(), deadline: Self.patience)
      // Read while the candidate spoke, all but the last segment.
      await interviewer.prepare(for: try answer.progress(without: 1))
      await interviewer.lastPrepared()
      let start = ContinuousClock.now
      let step = try #require(await interviewer.nextStep(of: progress, at: progress.now))
      let duration = ContinuousClock.now - start
      if duration <= Interviewer.usualDeadline { inTime += 1 }
      if case .followUp(let followUp) = step.step, followUp.source == .written {
        written += 1
        #expect(followUp.text.count <= FollowUpCheck.mostCharacters && followUp.text.hasSuffix("?"))
        #expect(progress.segments(of: followUp.question).contains { $0.number == followUp.segment })
      }
      print("follow-up, \(answer.name), \(duration): \(step.origin) \(step.step.text ?? "")")
    }
    print("follow-ups: \(inTime) of \(chosen.count) answers within 4 s, \(written) accepted")
    #expect(written * 2 >= chosen.count)
  }
}

/// A line of `answers.jsonl` with one of its answers.
struct DevelopmentAnswer {
  let name: String
  let question: String
  let segments: [AnswerSegment]
  let set: SeedSet

  /// The good, fair and poor answers to the development questions.
  static func all() throws -> [DevelopmentAnswer] {
    let sets = try SeedSet.all()
    let file = Clone.root.appending(path: "Tests/Evaluation/answers.jsonl")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }.filter {
      $0.split == "development"
    }.flatMap { line in
      try ["good", "fair", "poor"].map { kind in
        let set = sets.first { $0.rubric.role == line.role && $0.rubric.level == line.level }
        return DevelopmentAnswer(
          name: "\(line.id) \(kind)", question: line.question, segments: segments(line.answers[kind] ?? ""),
          set: try #require(set))
      }
    }
  }

  /// Sentences, as Whisper cuts them.
  private static func segments(_ text: String) -> [AnswerSegment] {
    var time = 10.0
    return SentenceSplitter().sentences(of: text).enumerated().compactMap { index, sentence in
      // Two segments of the interviewer's were before.
      let segment = SampleInterview.segment(index + 3, String(sentence), at: time)
      time = segment?.span.end.seconds ?? time
      return segment
    }
  }

  func check() throws -> FollowUpCheck { FollowUpCheck(rubric: set.rubric, questions: set.bank.questions) }

  /// An interview in which this was just said to this question.
  func progress(without last: Int = 0) throws -> InterviewProgress {
    // Of all seeds that ask this question first, any.
    let plan = try #require(
      try (0..<200 as Range<UInt64>).lazy.map {
        try InterviewPlan(banks: [set.bank], rubric: set.rubric, minutes: 60, seed: $0)
      }.first { plan in plan.questions.contains { $0.text == question } })
    let place = try #require(plan.questions.firstIndex { $0.text == question })
    var progress = InterviewProgress(plan: plan)
    try progress.take(.question(plan.questions[place], number: place + 1), at: SessionTime(seconds: 5))
    for segment in segments.dropLast(last) { progress.hear(segment) }
    try progress.endAnswer(at: segments.last?.span.end ?? .zero)
    return progress
  }

  private struct Line: Decodable {
    let id, role, level, question, split: String
    let answers: [String: String]
  }
}
