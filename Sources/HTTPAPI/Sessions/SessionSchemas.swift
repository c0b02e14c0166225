import Persistence
import SessionModel
import WireJSON

/// The forms of sessions in the interface.
enum SessionSchemas {
  static let id = JSONSchema.string(length: 36...36, format: .uuid)
    .described("A session's name: a UUID of version 7.", example: "019acf00-0000-7000-8000-000000000000")
  static let time = JSONSchema.string(length: 20...40, format: .dateTime)
    .described("RFC 3339.", example: "2026-01-31T12:00:00.000Z")
  static let role = JSONSchema.string(length: 1...100)
    .described("A role of the knowledge base.", example: "software_engineer")
  static let level = JSONSchema.string(length: 1...100)
    .described("A level of the knowledge base, such as junior, mid or senior.", example: "mid")
  static let reason = JSONSchema.string(length: 1...1_800).described("Why; kept in the audit log.")
  static let states = JSONSchema.enumeration(SessionState.allCases.map(\.rawValue))

  static var definitions: [String: JSONSchema] {
    [
      "NewSession": newSession, "StartedSession": started, "Session": session, "OwnSession": own,
      "SessionList": list, "Candidate": candidate, "Accommodation": accommodation, "Decision": decision,
      "Principal": principal, "Consent": consent, "EndedSession": ended, "Reason": reasonBody,
      "JoinToken": joinToken,
      "NewDecision": newDecision,
    ]
  }

  private static let candidate = JSONSchema.object(
    [
      .required("external_id", .string(length: 1...200), "The hiring system's name of the candidate."),
      .required("name", .string(length: 1...400), "The candidate's name."),
      .optional("email", .nullable(.string(length: 3...254, format: .email)), "Where mail goes."),
    ], "Who is interviewed. Goes when the session is erased.")

  private static let accommodation = JSONSchema.object(
    [
      .required("name", .enumeration(["wider_yaw", "longer_absence"]), "What is granted."),
      .required(
        "amount", .number(in: 0...600),
        "Degrees for wider_yaw (up to 45), seconds for longer_absence (up to 600)."),
    ], "An adjustment granted to the candidate; recorded on every flag that it touched.")

  private static let newSession = JSONSchema.object(
    [
      .required("candidate", .reference("Candidate")),
      .required("role", role), .required("level", level),
      .optional(
        "language", .string(length: 1...35), "The language that is spoken, BCP 47; en where not given."),
      .optional(
        "time_zone", .nullable(.string(length: 1...64)), "The candidate's time zone, as IANA names it."),
      .optional(
        "jurisdiction", .nullable(.string(length: 1...35)), "Whose law applies, as the policy names it."),
      .optional("accommodations", .array(of: .reference("Accommodation"), count: 0...2)),
      .optional(
        "rubric_version", .string(length: 1...50),
        "The rubric; the newest for role and level where not given."),
      .optional(
        "webhook_url", .nullable(.string(length: 1...2_000, format: .uri)), "Where the hiring system is told."
      ),
    ], "An interview to be started.")

  private static let principal = JSONSchema.object(
    [
      .required("role", .enumeration(Role.allCases.map(\.rawValue))),
      .required("subject", .string(length: 1...200), "Names the person or the system, as their token does."),
    ], "Who did something.")

  private static let decision = JSONSchema.object(
    [
      .required("outcome", .enumeration(DecisionOutcome.allCases.map(\.rawValue))),
      .required("reason", .string(length: 1...1_800)), .required("by", .reference("Principal")),
      .required("at", time),
    ], "What a person decided.")

  private static let session = JSONSchema.object(
    [
      .required("id", id), .required("version", .integer(in: 1...Int(Int32.max)), "Rises with every change."),
      .required("state", states),
      .required("candidate", .nullable(.reference("Candidate")), "Null when erased."),
      .required("role", role), .required("level", level), .required("language", .string(length: 1...35)),
      .required("time_zone", .nullable(.string(length: 1...64))),
      .required("jurisdiction", .nullable(.string(length: 1...35))),
      .required("accommodations", .array(of: .reference("Accommodation"), count: 0...2)),
      .required("rubric_version", .string(length: 1...50)),
      .required("policy_version", .string(length: 1...50)),
      .required("webhook_url", .nullable(.string(length: 1...2_000))),
      .required("started_by", .reference("Principal")), .required("created_at", time),
      .required("last_contact_at", .nullable(time), "The last sign of the candidate in the interview."),
      .required("finished_at", .nullable(time), "When it ended, expired or was abandoned."),
      .required("decision", .nullable(.reference("Decision"))),
    ], "A session.")

  private static let own = JSONSchema.object(
    [
      .required("id", id), .required("state", states), .required("name", .nullable(.string(length: 1...400))),
      .required("role", role), .required("level", level), .required("language", .string(length: 1...35)),
      .required("created_at", time),
    ], "What a candidate is told of their session.")

  private static let started = JSONSchema.object(
    [
      .required("session", .reference("Session")),
      .required("token", .string(length: 1...8_192), "The candidate's token, for this session alone."),
      .required("token_expires_at", time),
      .required(
        "join_url", .nullable(.string(length: 1...2_100)),
        "Where the candidate goes; null while the server has no room for live interviews."),
      .required(
        "stream_url", .nullable(.string(length: 1...2_100)),
        "Where audio and frames go; null while the server takes recordings only."),
    ], "A session that was started.")

  private static let joinToken = JSONSchema.object(
    [
      .required("token", .string(length: 1...8_192), "A token for the candidate of this session."),
      .required("expires_at", time),
    ], "A new token for the candidate.")

  private static let list = JSONSchema.object(
    [
      .required("sessions", .array(of: .reference("Session"), count: 0...200), "The last started first."),
      .required("next", .nullable(id), "Give it as `before` for the next page; null on the last one."),
    ], "A page of sessions.")

  private static let consent = JSONSchema.object(
    [
      .required("agreed", .constant(.bool(true)), "The candidate agrees to being recorded and assessed."),
      .required(
        "statement_version", .string(length: 1...50, pattern: .visible), "Which statement was shown."),
    ], "The candidate's consent.")

  private static let ended = JSONSchema.object(
    [.required("session_id", id), .required("ended_at", time)], "The end of an interview; the same each time."
  )

  private static let reasonBody = JSONSchema.object([.required("reason", reason)], "Why.")

  private static let newDecision = JSONSchema.object(
    [
      .required("outcome", .enumeration(DecisionOutcome.allCases.map(\.rawValue))),
      .required("reason", reason),
    ], "A decision to be made.")
}
