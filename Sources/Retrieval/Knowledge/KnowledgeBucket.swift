/// What a knowledge document is for.
public enum KnowledgeBucket: String, CaseIterable, Hashable, Sendable {
  /// Criteria, their weights, what good and poor look like.
  case rubric
  /// Questions to ask.
  case question
  /// How interviews are held.
  case policy
  /// What there is to say about the company.
  case company
}
