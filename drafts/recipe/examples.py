from score import *
out=[]
for i,k in ((0,'good'),(2,'fair'),(7,'poor'),(8,'good_short'),(3,'off_topic')):
    d=load()[i]; c,B=rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
    a=d['answers'][k]; vs=('v1','v2','v3') if k!='off_topic' else ('v1',)
    r=score(a,c,B,None,vs); b=chosen(a,c,B)
    r['requests']=[{'point':p,'kind':kd,'variant':v,'user':f"<answer>\n{evidence(a,p,b,v=='v3')}\n</answer>\n\nPoint: {p}\n\n{END[v]}",'expectation':rating(a,p,b,v)} for kd,pts in (('point',b['listen'][:MOST_POINTS]),('poor',c['poor'][:MOST_POOR])) for p in pts for v in vs]
    r['related']=[bool(x) for x in related(a,b)]; r['sentences']=sentences(a)
    r['coverage_of_points']=[float(x) for x in (E(b['listen'])@E(units(a)).T).max(1)]
    out.append({'role':d['role'],'level':d['level'],'criterion':d['criterion'],'id':d['id'],'class':k,'answer':a,'system':SYSTEM,'result':r})
json.dump(out,open('examples.json','w'),indent=1,ensure_ascii=False); print(len(json.dumps(out)))
