import Foundation
import Interviewing
import SessionModel

/// A small rubric with questions, and what a candidate may say to them.
public enum SampleInterview {
  /// Three criteria of weight 50, 30 and 20.
  public static func rubric() throws -> Rubric {
    try Rubric(
      markdown: """
        ---
        role: gardener
        level: junior
        version: 1.0
        ---
        # Gardener, junior

        This interview is to find out whether the candidate can look after a garden.

        ## Soil
        Weight: 20

        Asks whether the candidate knows the ground.

        ### Good
        - Tests acidity and drainage with a spade and a strip before planting anything.
        ### Fair
        - Knows that soils differ.
        ### Poor
        - Plants everywhere alike.

        ## Watering
        Weight: 50

        Asks how the candidate waters.

        ### Good
        - Waters deeply and rarely in the early morning so that roots grow downwards.
        ### Fair
        - Waters every day.
        ### Poor
        - Waters at noon.

        ## Pruning
        Weight: 30

        Asks how the candidate cuts.

        ### Good
        - Cuts above an outward bud with clean tools in dry weather.
        ### Fair
        - Cuts in spring.
        ### Poor
        - Cuts at random.
        """)
  }

  /// Two questions for each criterion but pruning, which has one.
  public static func bank() throws -> QuestionBank {
    try QuestionBank(
      markdown: """
        ---
        role: gardener
        level: junior
        version: 1.0
        ---
        # Questions

        \(question("Clay", "Soil", 4, "You begin in a garden with heavy clay. What do you do first?"))
        \(question("Yellow leaves", "Soil", 3, "The leaves of a rhododendron turn yellow. How do you find out why?"))
        \(question("Dry summer", "Watering", 5, "A summer without rain. How do you keep the borders alive?",
          followUps: ["What would you stop watering first?", "How do you notice too much water?"],
          listenFor: ["mulch against evaporation spread five centimetres thick", "long soaking once a week"]))
        \(question("New hedge", "Watering", 4, "You planted a hedge last week. What does it need now?"))
        \(question("Old roses", "Pruning", 5, "Roses that nobody cut for ten years. Where do you begin?"))
        """)
  }

  private static func question(
    _ title: String, _ criterion: String, _ minutes: Int, _ text: String, followUps: [String] = [],
    listenFor: [String] = ["experience with it"]
  ) -> String {
    let further =
      followUps.isEmpty ? "" : "### Follow-ups\n" + followUps.map { "- \($0)\n" }.joined()
    return "## \(title)\nCriterion: \(criterion)\nMinutes: \(minutes)\n\n\(text)\n\n\(further)"
      + "### Listen for\n" + listenFor.map { "- \($0)\n" }.joined()
  }

  /// What a candidate says from a second on, three words a second.
  public static func segment(
    _ number: Int, _ text: String, at second: Double, by speaker: Speaker = .candidate
  ) -> AnswerSegment? {
    let length = Double(text.split(separator: " ").count) / 3
    let span = SessionSpan(SessionTime(seconds: second), SessionTime(seconds: second + length))
    return AnswerSegment(TranscriptSegment(span, text, confidence: 0.9, speaker: speaker), number: number)
  }
}

/// The rubrics and questions that come with the program, as they stand in this clone.
public struct SeedSet: Sendable {
  /// What is judged.
  public let rubric: Rubric
  /// What is asked.
  public let bank: QuestionBank

  /// One for each role and level.
  public static func all() throws -> [SeedSet] {
    try ["software_engineer", "data_analyst"].flatMap { role in
      try ["junior", "mid", "senior"].map { level in
        let folder = Clone.root.appending(path: "knowledge/seed/\(role)/\(level)")
        func text(_ name: String) throws -> String {
          try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return SeedSet(
          rubric: try Rubric(markdown: text("rubric.md")),
          bank: try QuestionBank(markdown: text("questions.md")))
      }
    }
  }
}
