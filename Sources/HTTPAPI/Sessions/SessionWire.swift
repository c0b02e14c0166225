import Persistence
import SessionModel
import WireJSON

/// How a session is written.
enum SessionWire {
  static func write(_ record: SessionRecord, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", record.id.description)
      writer.member("version", record.version)
      writer.member("state", record.state.rawValue)
      writer.key("candidate")
      write(record.candidate, to: &writer)
      write(record.terms, to: &writer)
      writer.member("webhook_url", record.webhookURL)
      writer.key("started_by")
      write(record.startedBy, to: &writer)
      writer.member("created_at", record.times.createdAt.rfc3339)
      writer.member("last_contact_at", record.times.lastContactAt?.rfc3339)
      writer.member("finished_at", record.times.finishedAt?.rfc3339)
      writer.key("decision")
      write(record.decision, to: &writer)
    }
  }

  /// What a candidate is told of their session: nothing of what others think of it.
  static func writeOwn(_ record: SessionRecord, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", record.id.description)
      writer.member("state", record.state.told(to: .candidate))
      writer.member("name", record.candidate?.name)
      writer.member("role", record.terms.role)
      writer.member("level", record.terms.level)
      writer.member("language", record.terms.language)
      writer.member("created_at", record.times.createdAt.rfc3339)
    }
  }

  static func write(_ decision: Decision?, to writer: inout JSONWriter) {
    guard let decision else { return writer.null() }
    writer.object { writer in
      writer.member("outcome", decision.outcome.rawValue)
      writer.member("reason", decision.reason)
      writer.key("by")
      write(decision.decidedBy, to: &writer)
      writer.member("at", decision.decidedAt.rfc3339)
    }
  }

  static func write(_ principal: Principal, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("role", principal.role.rawValue)
      writer.member("subject", principal.subject)
    }
  }

  private static func write(_ candidate: Candidate?, to writer: inout JSONWriter) {
    guard let candidate else { return writer.null() }
    writer.object { writer in
      writer.member("external_id", candidate.externalID)
      writer.member("name", candidate.name)
      writer.member("email", candidate.email)
    }
  }

  private static func write(_ terms: InterviewTerms, to writer: inout JSONWriter) {
    writer.member("role", terms.role)
    writer.member("level", terms.level)
    writer.member("language", terms.language)
    writer.member("time_zone", terms.timeZone)
    writer.member("jurisdiction", terms.jurisdiction)
    writer.key("accommodations")
    writer.array(terms.accommodations) { writer, accommodation in
      writer.object { writer in
        writer.member("name", accommodation.name)
        writer.member("amount", accommodation.amount)
      }
    }
    writer.member("rubric_version", terms.rubricVersion)
    writer.member("policy_version", terms.policyVersion)
  }
}

extension SessionState {
  /// Its name, as somebody is told it. What comes after the end is between the people who decide.
  func told(to role: Role?) -> String {
    switch self {
    case .scoring, .scored, .decided: role == .candidate ? SessionState.ended.rawValue : rawValue
    case .created, .consented, .checking, .inProgress, .ended, .expired, .abandoned, .erased: rawValue
    }
  }
}
