import Persistence
import Proctoring
import SessionModel
import WireJSON

/// How flags are written: times in seconds since the session began.
enum FlagWire {
  static func write(_ record: FlagRecord, to writer: inout JSONWriter) {
    let flag = record.raised.flag
    let key = record.raised.key
    writer.object { writer in
      writer.member("id", flag.id.rawValue)
      writer.member("analysis", key.analysis)
      writer.member("kind", flag.kind.rawValue)
      writer.member("severity", flag.severity.rawValue)
      writer.member("start_s", flag.start.seconds)
      writer.member("end_s", flag.end.seconds)
      writer.member("raised_at_s", flag.raisedAt.seconds)
      writer.member("is_open", flag.isOpen)
      writer.object("peak") { writer in
        writer.member("time_s", flag.peak.time.seconds)
        writer.member("value", flag.peak.value)
        writer.member("unit", flag.kind.unit)
      }
      writer.array("trace", of: flag.trace.points) { writer, point in
        writer.object { writer in
          writer.member("time_s", point.time.seconds)
          writer.member("value", point.value)
        }
      }
      write(flag, to: &writer)
      writer.member("policy_version", record.raised.policyVersion)
      writer.array("models", of: record.raised.models) { writer, model in
        writer.object { writer in
          writer.member("name", model.name)
          writer.member("version", model.version)
        }
      }
      writer.array("clips", of: record.clips) { write($1, of: key, to: &$0) }
      writer.member("clip_error", record.clipFailure)
      writer.key("overruled")
      write(record.overruling, to: &writer)
    }
  }

  static func write(_ note: ReviewNote?, to writer: inout JSONWriter) {
    guard let note else { return writer.null() }
    writer.object { writer in
      writer.member("reason", note.reason)
      writer.key("by")
      SessionWire.write(note.person, to: &writer)
      writer.member("at", note.time.rfc3339)
    }
  }

  /// Where a clip is read.
  static func path(_ clip: FlagClip, of key: FlagKey) -> String {
    let name = clip.subject == .peak ? "peak-clip" : "clip"
    return "\(SessionEndpoints.base)/\(key.session)/flags/\(key.flag)/\(name)?analysis=\(key.analysis)"
  }

  private static func write(_ flag: Flag, to writer: inout JSONWriter) {
    writer.object("thresholds") { writer in
      writer.key("moderate")
      write(flag.rule.moderate, to: &writer)
      writer.key("high")
      write(flag.rule.high, to: &writer)
    }
    writer.array("accommodations", of: flag.accommodations) { writer, accommodation in
      writer.object { writer in
        writer.member("name", accommodation.name)
        writer.member("amount", accommodation.amount)
      }
    }
  }

  private static func write(_ criterion: Criterion?, to writer: inout JSONWriter) {
    guard let criterion else { return writer.null() }
    writer.object { writer in
      writer.member("comparison", criterion.threshold.comparison)
      writer.member("limit", criterion.threshold.limit)
      writer.member("for_s", criterion.duration.seconds)
    }
  }

  private static func write(_ clip: FlagClip, of key: FlagKey, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("shows", clip.subject == .peak ? "peak" : "flag")
      writer.member("url", path(clip, of: key))
      writer.member("sha256", clip.digest.description)
      writer.member("bytes", clip.byteCount)
      writer.member("start_s", clip.span.start.seconds)
      writer.member("end_s", clip.span.end.seconds)
    }
  }
}

extension Threshold {
  /// Its comparison as reports name it.
  fileprivate var comparison: String {
    switch self {
    case .above: "above"
    case .atLeast: "at_least"
    case .magnitudeAbove: "magnitude_above"
    case .magnitudeAtLeast: "magnitude_at_least"
    }
  }
}
