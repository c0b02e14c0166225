import Analysis
import Foundation
import Inference
import Interviewing
import Media
import ModelCatalog
import ObservationFiles
import Perception
import Proctoring
import ReportPage
import Results
import SessionModel
import Speech
import Vision

/// What an analysis gave.
struct AnalysisResult {
  /// The report, as it stands in the folder.
  let report: Report
  /// What it was made from.
  let facts: RecordingFacts
  /// What became of the clips of each flag.
  let clips: [FlagID: ClipOutcome]
}

/// Analyses one recording and writes its report and clips: the one place where the parts are wired.
struct AnalysisRun {
  let file: String
  let policy: Policy
  let framesPerSecond: Double
  let hints: HearingHints
  /// Gives the models, which are asked for when it is known that there is something to watch.
  let engines: (AnalysisProgress) async throws -> Engines
  /// By what the answers are scored; nil leaves them unscored.
  let scoring: ScoringRun?

  /// Runs to a complete report in the folder.
  ///
  /// - Throws: whatever stands in the way; the folder is then as it was before.
  func run(into folder: ReportFolder, progress: AnalysisProgress) async throws -> AnalysisResult {
    let recording = try await Recording.open(file)
    try await scoring?.remarkAbsence(progress)
    let engines = try await engines(progress)
    let reader = RecordingReader(recording)
    let analyzer = RecordingAnalyzer(
      media: reader, faces: try FaceSensor(engines.vision), phones: try PhoneSensor(engines.vision),
      hearing: try engines.hearing(), hints: hints, policy: policy, framesPerSecond: framesPerSecond)
    let observations = try ObservationFileWriter(
      folder.stagedObservations,
      ObservationHeader(
        policyVersion: policy.version, framesPerSecond: framesPerSecond,
        accommodations: policy.granted))
    progress.begin(duration: recording.info.declaredDuration)
    let facts = try await analyzer.run(
      progress: { progress.note($0) }, store: { try observations.write($0) })
    try observations.finish(at: facts.span.end)
    let clips = try await cutClips(of: facts, from: recording, into: folder, progress: progress)
    progress.end()
    // A cancelled stream of frames just ends: what was found until then is no report.
    try Task.checkCancellation()
    let scored = try await scoring?.score(facts.heard?.transcript, policy: policy, progress: progress)
    try scored?.record?.json().write(to: folder.staged(ReportFolder.scoreName))
    let report = Report(
      facts, clips: clips, scored: scored, program: Program(name: Build.name, version: Build.version))
    try folder.commit(report, page: try page(of: report, until: facts.span.end, in: folder))
    return AnalysisResult(report: report, facts: facts, clips: clips)
  }

  private func page(of report: Report, until end: SessionTime, in folder: ReportFolder) throws -> Data {
    var timeline = Timeline(until: end)
    _ = try ObservationFile(
      reading: folder.stagedObservations.path, begin: { _ in },
      take: { moment in
        timeline.take(moment)
        return true
      })
    return ReportPage(report, timeline: timeline, policy: policy) { clip in
      .embedded { try? Data(contentsOf: folder.staged(clip.file)) }
    }.html()
  }

  private func cutClips(
    of facts: RecordingFacts, from recording: Recording, into folder: ReportFolder,
    progress: AnalysisProgress
  ) async throws -> [FlagID: ClipOutcome] {
    let cutter = ClipCutter(recording, into: folder.stagedClips)
    var outcomes: [FlagID: ClipOutcome] = [:]
    for (index, flag) in facts.flags.enumerated() {
      progress.noteClip(index + 1, of: facts.flags.count)
      outcomes[flag.id] = try await cut(flag, of: facts, with: cutter)
    }
    return outcomes
  }

  /// A clip that cannot be cut is told in the report; a full disk or an interrupt ends the run.
  private func cut(
    _ flag: Proctoring.Flag, of facts: RecordingFacts, with cutter: ClipCutter
  ) async throws -> ClipOutcome {
    do {
      var clips: [ClipWindow.Subject: ClipSummary] = [:]
      for window in ClipWindow.windows(for: flag, rule: facts.policy.clip, within: facts.span) {
        let name = window.subject == .flag ? flag.id.rawValue : "\(flag.id.rawValue)-peak"
        let written = try await cutter.writeClip(window.span, name: name)
        clips[window.subject] = ClipSummary(
          file: "\(ReportFolder.clipsName)/\(written.fileName)", sha256: written.sha256,
          bytes: written.byteCount, startS: window.span.start.reportSeconds,
          endS: window.span.end.reportSeconds)
      }
      guard let clip = clips[.flag] else { return .failed(why: "no clip was cut") }
      return .cut(clip: clip, peak: clips[.peak])
    } catch MediaError.clipFailed(_, let why) {
      return .failed(why: why)
    }
  }
}

extension Report {
  /// Makes the report of a recording from what was found out.
  init(
    _ facts: RecordingFacts, clips: [FlagID: ClipOutcome], scored: ScoringOutcome?, program: Program
  ) {
    let shares = CoverageShares(face: facts.faceCoverage, audio: facts.voiceCoverage)
    let recommendation = Recommendation.decide(
      finalScore: scored?.summary?.final,
      concerns: ScoreConcerns(
        scored?.summary, error: scored?.error, spreadLimit: facts.policy.recommendation.spreadAtMost),
      flags: facts.flags, coverage: shares, policy: facts.policy)
    let heard = (facts.heard?.speakerModels ?? []) + (facts.heard?.transcriptModels ?? [])
    let used = facts.faceModels + facts.phoneModels.filter { !facts.faceModels.contains($0) } + heard
    self.init(
      program: program,
      recording: RecordingSummary(
        name: facts.info.name, container: facts.info.container, durationS: facts.span.end.reportSeconds,
        width: facts.info.width, height: facts.info.height, hasAudio: facts.info.hasAudio),
      analysis: AnalysisSummary(
        framesPerSecond: facts.framesPerSecond, frames: facts.stream.sampleCount,
        framesRefused: facts.stream.refusedCount, endedEarly: facts.endedEarly,
        complaints: facts.complaints, models: used.map(ModelSummary.init)),
      policyVersion: facts.policy.version, recommendation: RecommendationSummary(recommendation),
      coverage: CoverageSummary(
        shares: shares, rule: facts.policy.coverage, faces: facts.coverage, voices: facts.hearing,
        stream: facts.stream),
      flags: facts.flags.map { flag in
        FlagSummary(
          flag, policyVersion: facts.policy.version,
          models: facts.models(for: flag.kind).map(ModelSummary.init),
          clips: clips[flag.id] ?? .failed(why: "no clip was cut"))
      }, transcript: facts.heard.map { TranscriptSummary($0.transcript) }, score: scored?.summary,
      scoreError: scored?.error)
  }
}
