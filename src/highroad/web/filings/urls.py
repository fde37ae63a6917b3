"""Addresses of filings."""

from django.urls import path

from highroad.web.filings import downloads, pages, signing, uploading

app_name = "filings"
urlpatterns = [
    path("<uuid:partnership>/", pages.filing_list, name="list"),
    path("<uuid:partnership>/new/", uploading.upload, name="upload"),
    path("template.csv", downloads.template, name="template"),
    path("filing/<uuid:key>/", pages.detail, name="detail"),
    path("filing/<uuid:key>/again/", uploading.again, name="again"),
    path("filing/<uuid:key>/columns/", uploading.match, name="mapping"),
    path("filing/<uuid:key>/correct/", uploading.correct, name="correct"),
    path("filing/<uuid:key>/review/", pages.review, name="review"),
    path("filing/<uuid:key>/lock/", signing.lock, name="lock"),
    path("filing/<uuid:key>/unlock/", signing.unlock, name="unlock"),
    path("filing/<uuid:key>/certify/", signing.certify, name="certify"),
    path("filing/<uuid:key>/receipt/", signing.receipt, name="receipt"),
    path("filing/<uuid:key>/receipt.pdf", downloads.receipt, name="receipt_pdf"),
    path("filing/<uuid:key>/errors.xlsx", downloads.errors, name="errors"),
    path("filing/<uuid:key>/returned/", downloads.returned, name="returned"),
    path("filing/<uuid:key>/original/", downloads.original, name="original"),
]
