/// The score as a report shows it.
public struct ScoreSummary: Codable, Hashable, Sendable {
  /// 0…10, to one decimal: the mean of the assessed criteria by weight; nil where none was.
  @WrittenAsNull public var final: Double?
  /// What was scored by.
  public var rubric: RubricSummary
  /// The wording of what the model was asked, and the weights by which it counts.
  public var promptVersion, recipeVersion: String
  /// The chat model, and as its version where it is served; nil where there is none.
  @WrittenAsNull public var model: ModelSummary?
  /// The model that compares meanings.
  public var embeddingModel: ModelSummary
  /// How the model's ratings came about.
  public var sampling: ScoreRecord.Sampling
  /// In the order of the rubric.
  public var criteria: [CriterionSummary]
  /// What was left out because it addressed the assessor.
  public var leftOut: [LeftOutSummary]
}

/// What was scored by.
public struct RubricSummary: Codable, Hashable, Sendable {
  /// The role, the level and the version.
  public var role, level, version: String
  /// The document in the knowledge base.
  public var document: String
}

/// The score of one criterion as a report shows it.
public struct CriterionSummary: Codable, Hashable, Sendable {
  /// Its name in the rubric.
  public var name: String
  /// Its share of the final score, in hundredths.
  public var weight: Int
  /// 0…10, to one decimal; nil where it was not assessed.
  @WrittenAsNull public var score: Double?
  /// The difference between the highest and the lowest of the times that it was asked, 0…10.
  @WrittenAsNull public var spread: Double?
  /// Whether that is more than the policy allows.
  public var unstable: Bool
  /// Why it was not assessed; nil where it was.
  @WrittenAsNull public var notAssessed: NotAssessed?
  /// What the model's failure was, where that is why.
  @WrittenAsNull public var modelFault: String?
  /// What the score is made of, in points of it.
  @WrittenAsNull public var parts: ScoreParts?
  /// The question that was answered, by its name in the bank; nil where only the rubric's points were used.
  @WrittenAsNull public var question: String?
  /// The quotations that it rests on, those of the candidate first.
  public var citations: [CitationSummary]
}

/// A quotation as a report shows it: of a segment or of a chunk.
public struct CitationSummary: Codable, Hashable, Sendable {
  /// The words, exactly; for a chunk, all of it.
  public var quote: String
  /// The transcript segment that it stands in.
  public var segmentId: String?
  /// When that begins.
  public var startS: Double?
  /// The chunk of the knowledge base that it stands in, and its text.
  public var chunkId, chunkText: String?
}

/// A sentence that addressed the assessor, as a report shows it.
public struct LeftOutSummary: Codable, Hashable, Sendable {
  /// The words.
  public var quote: String
  /// The transcript segment that they stand in.
  public var segmentId: String
  /// By what means they try.
  public var style: InstructionStyle
  /// What they do, as the continuation of "It …".
  public var reason: String
}

extension ScoreSummary {
  /// Makes the report's account of a score.
  public init(_ record: ScoreRecord, _ score: SessionScore, transcript: Transcript, spreadLimit: Double) {
    final = score.final
    rubric = RubricSummary(
      role: record.role, level: record.level, version: record.rubricVersion, document: record.rubricDocument)
    promptVersion = record.promptVersion
    recipeVersion = record.recipeVersion
    model = record.model
    embeddingModel = record.embedding
    sampling = record.sampling
    let starts = Dictionary(
      uniqueKeysWithValues: transcript.segments.enumerated().map {
        (Transcript.segmentID($0), $1.span.start.reportSeconds)
      })
    criteria = zip(score.criteria, record.criteria).map { criterion, inputs in
      CriterionSummary(
        name: criterion.name, weight: criterion.weight, score: criterion.score, spread: criterion.spread,
        unstable: criterion.isUnstable(limit: spreadLimit), notAssessed: criterion.notAssessed,
        modelFault: criterion.notAssessed == .noModelAnswer ? inputs.modelFault : nil, parts: criterion.parts,
        question: inputs.question, citations: criterion.citations.map { CitationSummary($0, starts) })
    }
    leftOut = record.leftOut.map {
      LeftOutSummary(
        quote: $0.sentence.text, segmentId: $0.sentence.segmentID, style: $0.style, reason: $0.reason)
    }
  }
}

extension ScoreConcerns {
  /// What keeps a session from a PASS whatever its number, by a policy's limit.
  ///
  /// - Parameter error: Why there is no score at all.
  public init(_ score: ScoreSummary?, error: String?, spreadLimit: Double) {
    guard let score else {
      self.init(reasons: error.map { [$0] } ?? [])
      return
    }
    self.init(
      notAssessed: score.criteria.filter { $0.score == nil }.map(\.name),
      unstable: score.criteria.filter { $0.spread ?? 0 > spreadLimit }.map(\.name), reasons: score.reasons)
  }
}

extension ScoreSummary {
  /// What the model failed with; without that, why no criterion at all was assessed. Each once.
  fileprivate var reasons: [String] {
    let faults = criteria.compactMap(\.modelFault)
    let words = final == nil ? criteria.compactMap(\.notAssessed?.words) : []
    return (faults.isEmpty ? words : faults).reduce(into: []) { reasons, reason in
      if !reasons.contains(reason) { reasons.append(reason) }
    }
  }
}

extension CitationSummary {
  fileprivate init(_ citation: Citation, _ starts: [String: Double]) {
    quote = citation.quote
    switch citation.source {
    case .segment(let id, _):
      segmentId = id
      startS = starts[id]
    case .chunk(let id):
      chunkId = id
      chunkText = citation.quote
    }
  }
}

extension NotAssessed {
  /// Why, in words.
  public var words: String {
    switch self {
    case .tooLittleSaid: "too little was said about it"
    case .lowTranscriptConfidence: "the words of the answer are not sure enough"
    case .noModelAnswer: "the language model gave no usable answer"
    case .noValidCitation: "nothing that was said could be quoted for it"
    }
  }
}
