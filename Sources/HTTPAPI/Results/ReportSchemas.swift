import WireJSON

/// The forms of results in the interface.
enum ReportSchemas {
  static let definitions: [String: JSONSchema] = [
    "Report": .object(
      [
        .required("schema_version", .string(length: 1...10)), .required("recommendation", .anything),
        .required("flags", .anything), .required("coverage", .anything), .required("transcript", .anything),
        .required("score", .anything),
      ], allowsOthers: true
    ).described("The report; its form is docs/report.schema.json of the project."),
    "Transcript": .nullable(
      .object([.required("segments", .anything)], allowsOthers: true)
    ).described("What was said; `transcript` of the report."),
    "ScoreRequest": .object([
      .optional("rescore", .boolean, "Whether another score is to be made."),
      .optional("reason", SessionSchemas.reason),
    ]).described("What is asked for; {} for the score that is there."),
    "ScorePending": .object([
      .required("session_id", SessionSchemas.id), .required("state", SessionSchemas.states),
    ]).described("The score is being made."),
    "ScoreResult": .object([
      .required("session_id", SessionSchemas.id),
      .required("number", .integer(in: 1...Int(Int32.max)), "Which score it is, from 1."),
      .required(
        "score", .nullable(.object([], allowsOthers: true)),
        "`score` of the report; null where there is none."),
      .required("error", .nullable(.string(length: 1...4_000)), "Why there is no score."),
    ]).described("The newest score."),
  ]
}
