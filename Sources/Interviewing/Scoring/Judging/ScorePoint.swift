/// One thing that an answer is held against.
public struct ScorePoint: Hashable, Sendable, Codable {
  /// What it speaks for.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Good answers hold it.
    case strength
    /// Poor answers hold it.
    case weakness
  }

  /// What it speaks for.
  public var kind: Kind
  /// The words, from the rubric or the bank of questions.
  public var text: String

  /// Creates a point.
  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// What a criterion is judged by: the points of the question that was answered, or of the rubric alone.
public struct CriterionProbe: Hashable, Sendable, Codable {
  /// Where the strengths come from; each source has weights of its own.
  public enum Source: String, Hashable, Sendable, Codable {
    /// What good answers to a question of the bank hold.
    case question
    /// What the rubric calls good.
    case rubric
  }

  /// Where the strengths come from.
  public var source: Source
  /// The question's name in its bank; nil for the rubric.
  public var title: String?
  /// The question's words; empty for the rubric.
  public var question: String
  /// Strengths, then weaknesses.
  public var points: [ScorePoint]

  /// The points of a question.
  public init(_ criterion: RubricCriterion, _ question: PlannedQuestion) {
    self.init(
      .question, title: question.title, question: question.text, strengths: question.listenFor,
      weaknesses: criterion.poor)
  }

  /// The points of the rubric alone.
  public init(_ criterion: RubricCriterion) {
    self.init(.rubric, title: nil, question: "", strengths: criterion.good, weaknesses: criterion.poor)
  }

  private init(
    _ source: Source, title: String?, question: String, strengths: [String], weaknesses: [String]
  ) {
    self.source = source
    self.title = title
    self.question = question
    points = strengths.map { ScorePoint(.strength, $0) } + weaknesses.map { ScorePoint(.weakness, $0) }
  }

  /// The probes of a criterion: one for each question of the banks that is for it and says what to listen for, or
  /// the rubric's where there is none.
  public static func probes(_ criterion: RubricCriterion, _ questions: [PlannedQuestion]) -> [CriterionProbe]
  {
    let own = questions.filter {
      $0.criterion.lowercased() == criterion.name.lowercased() && !$0.listenFor.isEmpty
    }
    return own.isEmpty ? [CriterionProbe(criterion)] : own.map { CriterionProbe(criterion, $0) }
  }

  /// The indices of points of a kind.
  public func indices(_ kind: ScorePoint.Kind) -> [Int] { points.indices.filter { points[$0].kind == kind } }
}
