import Foundation
import Interviewing
import Proctoring
import SessionModel
import TestSupport
import Testing

@Suite("The report as JSON")
struct ReportJSONTests {
  private func json(_ report: Report) throws -> [String: Any] {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try #require(
      try JSONSerialization.jsonObject(with: try encoder.encode(report)) as? [String: Any])
  }

  private func flag(_ sample: SampleReport) throws -> [String: Any] {
    try #require((try json(sample.report)["flags"] as? [[String: Any]])?.first)
  }

  @Test("writes what there is none of as null, and reads a report of an earlier version that lacks it")
  func nothing() throws {
    var document = try json(SampleReport().report)
    #expect(document["score"] is NSNull && document["score_error"] is NSNull)
    document["score"] = nil
    document["score_error"] = nil
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let report = try decoder.decode(Report.self, from: try JSONSerialization.data(withJSONObject: document))
    #expect(report == SampleReport().report && report.score == nil)
  }

  @Test("has the parts that a script reads")
  func parts() throws {
    let document = try json(SampleReport().report)
    #expect(
      Set(document.keys) == [
        "schema_version", "program", "recording", "analysis", "policy_version", "recommendation", "coverage",
        "flags", "transcript", "score", "score_error", "score_version", "session", "review",
        "client_events",
      ])
    #expect(document["transcript"] is NSNull)
    #expect(document["schema_version"] as? String == Report.schemaVersion)
    #expect(document["policy_version"] as? String == "1.0")
    let recording = try #require(document["recording"] as? [String: Any])
    #expect(Set(recording.keys) == ["name", "container", "duration_s", "width", "height", "has_audio"])
    let analysis = try #require(document["analysis"] as? [String: Any])
    #expect(
      Set(analysis.keys) == [
        "frames_per_second", "frames", "frames_refused", "ended_early", "complaints", "models",
      ])
  }

  @Test("writes of a flag everything that it rests on")
  func flagKeys() throws {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: 0, moderate: 1)
    sample.clips[FlagID(number: 1)] = .cut(
      clip: SampleReport.clip("flag-1", 8, 14.5), peak: SampleReport.clip("flag-1-peak", 20, 26))
    let flag = try flag(sample)
    #expect(
      Set(flag.keys) == [
        "id", "kind", "severity", "start_s", "end_s", "raised_at_s", "peak", "trace", "thresholds",
        "accommodations", "policy_version", "models", "clip", "peak_clip",
      ])
    #expect(flag["kind"] as? String == "head_turn" && flag["severity"] as? String == "MODERATE")
    #expect(flag["start_s"] as? Double == 10 && flag["end_s"] as? Double == 12.5)
    #expect(flag["raised_at_s"] as? Double == 12)
    let peak = try #require(flag["peak"] as? [String: Any])
    #expect(peak["value"] as? Double == 40 && peak["unit"] as? String == "degrees")
    #expect(peak["time_s"] as? Double == 10)
    let trace = try #require(flag["trace"] as? [[String: Any]])
    #expect(trace.count == 11 && Set(trace[0].keys) == ["time_s", "value"])
    let clip = try #require(flag["clip"] as? [String: Any])
    #expect(Set(clip.keys) == ["file", "sha256", "bytes", "start_s", "end_s"])
  }

  @Test("writes the thresholds in force")
  func thresholds() throws {
    var sample = SampleReport()
    sample.flags = sampleFlags(
      high: 0, moderate: 1, policy: .version1.granting([.widerYaw(degrees: 2.5)]))
    let flag = try flag(sample)
    let thresholds = try #require(flag["thresholds"] as? [String: [String: Any]])
    #expect(thresholds["moderate"]?["comparison"] as? String == "magnitude_above")
    #expect(thresholds["moderate"]?["limit"] as? Double == 37.5)
    #expect(thresholds["moderate"]?["for_s"] as? Double == 2)
    #expect(thresholds["high"]?["comparison"] as? String == "magnitude_at_least")
    #expect(thresholds["high"]?["limit"] as? Double == 47.5)
    let granted = try #require((flag["accommodations"] as? [[String: Any]])?.first)
    #expect(granted["name"] as? String == "wider_yaw" && granted["amount"] as? Double == 2.5)
  }

  @Test("says why there is no clip")
  func clipError() throws {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: 1, moderate: 0)
    sample.clips[FlagID(number: 1)] = .failed(why: "the packet is corrupt")
    let flag = try flag(sample)
    #expect(flag["clip"] == nil)
    #expect(flag["clip_error"] as? String == "the packet is corrupt")
  }

  @Test("writes a coverage that is not known as null")
  func nullCoverage() throws {
    var sample = SampleReport()
    sample.shares = CoverageShares(face: nil, audio: nil)
    sample.meter.observe(.cannotTell(.tooDark), at: SessionTime(seconds: 1))
    sample.meter.finish(at: SessionTime(seconds: 2))
    let coverage = try #require(try json(sample.report)["coverage"] as? [String: Any])
    #expect(
      Set(coverage.keys) == [
        "face", "audio", "face_minimum", "audio_minimum", "cannot_tell", "stream_gaps", "clock_suspect",
        "omitted_spans",
      ])
    #expect(coverage["face"] is NSNull && coverage["audio"] is NSNull)
    let untold = try #require((coverage["cannot_tell"] as? [[String: Any]])?.first)
    #expect(untold["reason"] as? String == "too_dark")
    #expect(untold["start_s"] as? Double == 1 && untold["end_s"] as? Double == 2)
  }

  @Test("is in order of the flags' start, with times rounded to milliseconds")
  func orderAndRounding() throws {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: 2, moderate: 1).reversed()
    let ids = (try json(sample.report)["flags"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
    #expect(ids == ["flag-1", "flag-2", "flag-3"])
    #expect(SessionTime(microseconds: 1_234_500).reportSeconds == 1.235)
    #expect(SessionTime(microseconds: 1_234_499).reportSeconds == 1.234)
  }

  @Test("reads back as what was written")
  func readsBack() throws {
    var sample = SampleReport()
    sample.flags = sampleFlags(high: 1, moderate: 2)
    sample.transcript = Transcript(
      language: nil,
      segments: [TranscriptSegment(SessionSpan(1, 2.5), "Yes.", confidence: 0.5, speaker: .unknown)],
      refused: 0)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    #expect(try decoder.decode(Report.self, from: try encoder.encode(sample.report)) == sample.report)
  }
}
