// The seller's screens at a moment, as the page shows them: the counts of the top page, the day's
// work, and every order in summary and in detail.
#pragma once

#include <span>

#include "report/page/page.hpp"
#include "sim/view/shop_view.hpp"

namespace juchu {

/// `story` is the scenario's own, alone; the page opens it where an order came to what is shown.
/// Personal data is masked.
///
///   {"about", "masked": text | null, "detail": whether it opens so, "words": {name: text},
///    "queues": [tab], "others": [tab], "today": list, "later": list, "columns": [text],
///    "orders": [{"id", "status", "moment": number | null, "cells": [text | true | null],
///                "shown": [[label, text]], "troubles", "past", "coming", "possible": remarks}]}
///
/// A list is `{"name", "orders": [number]}`, a tab one with "count", "summary" and "detail": what the
/// lists of its orders are called. The first queue is of all orders.
[[nodiscard]] PageContents view_page(const Scenario& scenario, const ShopView& view,
                                     std::span<const ReplayedFile> story, bool detail);

}  // namespace juchu
