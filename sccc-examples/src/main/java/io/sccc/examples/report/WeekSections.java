package io.sccc.examples.report;

/** The charts and tables of a week, in their order on the page. */
final class WeekSections {

    private final ChartSections charts;
    private final TalkSections talk;
    private final ServiceSections service;

    WeekSections(Week week, Phrases words, Markup out) {
        this.charts = new ChartSections(week, words, out);
        this.talk = new TalkSections(week, words, out);
        this.service = new ServiceSections(week, words, out);
    }

    void write() {
        talk.insights();
        charts.volume();
        charts.funnel();
        charts.sentiment();
        talk.trends();
        talk.topics();
        service.rules();
        talk.alerts();
        service.waits();
        service.backlog();
        service.deflection();
        service.quality();
    }
}
